package dev.sluice.demo.gateway;

import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** The order of commands, as docs/router-protocol.md defines it. The gateway stands for any proxy and shares no code. */
record Fence(String rollout, long attempt, String direction, long sequence) implements Comparable<Fence> {

    private static final List<String> DIRECTIONS = List.of("FORWARD", "ROLLBACK");

    private static final Comparator<Fence> ORDER = Comparator.comparing(Fence::rollout)
            .thenComparingLong(Fence::attempt)
            .thenComparingInt(fence -> DIRECTIONS.indexOf(fence.direction()))
            .thenComparingLong(Fence::sequence);

    Fence {
        if (attempt < 1 || sequence < 0 || !DIRECTIONS.contains(direction)) {
            throw new InvalidCommandException("the fence is not one");
        }
    }

    static Fence read(Object json) {
        if (json instanceof JsonObject fence
                && fence.getValue("rollout") instanceof String rollout
                && fence.getValue("attempt") instanceof Number attempt
                && fence.getValue("direction") instanceof String direction
                && fence.getValue("sequence") instanceof Number sequence) {
            return new Fence(canonical(rollout), whole(attempt), direction, whole(sequence));
        }
        throw new InvalidCommandException("the fence is missing or incomplete");
    }

    JsonObject json() {
        return new JsonObject()
                .put("rollout", rollout)
                .put("attempt", attempt)
                .put("direction", direction)
                .put("sequence", sequence);
    }

    @Override
    public int compareTo(Fence other) {
        return ORDER.compare(this, other);
    }

    /** Lower case and full length, so that the order of the text is the order of the ids. */
    private static String canonical(String rollout) {
        try {
            return UUID.fromString(rollout).toString();
        } catch (IllegalArgumentException noUuid) {
            throw new InvalidCommandException("the fence's rollout is not a UUID");
        }
    }

    private static long whole(Number number) {
        if (number instanceof Integer || number instanceof Long) {
            return number.longValue();
        }
        throw new InvalidCommandException("the fence's numbers must be whole");
    }
}
