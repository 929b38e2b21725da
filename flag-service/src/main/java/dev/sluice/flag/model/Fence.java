package dev.sluice.flag.model;

import java.util.Comparator;
import java.util.UUID;

/**
 * Orders everything that wants to change one flag: by rollout (UUIDv7, as text), attempt, direction, sequence. A flag keeps the highest
 * that it has seen and refuses lower ones; an equal fence is the same command again.
 *
 * @param sequence at least 1 on the wire; 0 is the fence of a person, see {@link #takeover}
 */
public record Fence(UUID rollout, int attempt, Direction direction, long sequence) implements Comparable<Fence> {
    private static final Comparator<Fence> ORDER = Comparator.comparing(
                    (Fence fence) -> fence.rollout().toString()) // as text: UUID.compareTo is signed
            .thenComparingInt(Fence::attempt)
            .thenComparing(Fence::direction)
            .thenComparingLong(Fence::sequence);

    public Fence {
        if (attempt < 1 || sequence < 0) {
            throw new IllegalArgumentException("attempt is at least 1 and sequence not negative");
        }
    }

    /**
     * The fence that a person takes who changes a driven flag: above every FORWARD fence of this attempt, so that the rollout cannot
     * override the person, and below its every rollback (their sequences start at 1), so that the rollback is never refused.
     * It never lowers a fence: what stands above it stays.
     */
    public Fence takeover() {
        Fence taken = new Fence(rollout, attempt, Direction.ROLLBACK, 0);
        return compareTo(taken) > 0 ? this : taken;
    }

    /** Whether a person holds the flag against this attempt. */
    public boolean isTakeover() {
        return direction == Direction.ROLLBACK && sequence == 0;
    }

    @Override
    public int compareTo(Fence other) {
        return ORDER.compare(this, other);
    }
}
