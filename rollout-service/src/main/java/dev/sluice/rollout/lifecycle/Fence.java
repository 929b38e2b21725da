package dev.sluice.rollout.lifecycle;

import java.util.Comparator;
import java.util.UUID;

/**
 * Orders every command to a target: by rollout (UUIDv7 as text), attempt, direction, sequence. An applier keeps the highest and
 * refuses lower ones; an equal fence is the same command again.
 *
 * @param sequence version of the {@code stage-entered} (or, for ROLLBACK, of the {@code rollback.started}) that asked for it
 */
public record Fence(UUID rollout, int attempt, Direction direction, long sequence) implements Comparable<Fence> {

    /** A rollback of an attempt outranks every forward step of that attempt. */
    public enum Direction {
        FORWARD,
        ROLLBACK
    }

    private static final Comparator<Fence> ORDER = Comparator.comparing((Fence fence) -> fence.rollout.toString())
            .thenComparingInt(Fence::attempt)
            .thenComparing(Fence::direction)
            .thenComparingLong(Fence::sequence);

    @Override
    public int compareTo(Fence other) {
        return ORDER.compare(this, other);
    }
}
