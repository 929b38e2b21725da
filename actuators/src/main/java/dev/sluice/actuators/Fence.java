package dev.sluice.actuators;

import java.util.Comparator;
import java.util.UUID;

/**
 * The order of commands to one target. An applier keeps the highest fence it has seen and refuses every lower one; an
 * equal fence is the same command again. Ordered by rollout (UUIDv7, <em>as text</em>), attempt, direction, sequence.
 *
 * @param attempt from 1
 * @param sequence version of the aggregate whose event asked for the change
 */
public record Fence(UUID rollout, int attempt, Direction direction, long sequence) implements Comparable<Fence> {

    /** Going back always wins over going forward within an attempt. */
    public enum Direction {
        FORWARD,
        ROLLBACK
    }

    /** {@link UUID#compareTo} compares signed halves; the wire format compares text, so that every language agrees. */
    private static final Comparator<Fence> ORDER = Comparator.comparing(
                    (Fence fence) -> fence.rollout().toString())
            .thenComparingInt(Fence::attempt)
            .thenComparing(Fence::direction)
            .thenComparingLong(Fence::sequence);

    public Fence {
        if (attempt < 1) {
            throw new IllegalArgumentException("attempt must be at least 1, not " + attempt);
        }
        if (sequence < 0) {
            throw new IllegalArgumentException("sequence must not be negative, not " + sequence);
        }
    }

    @Override
    public int compareTo(Fence other) {
        return ORDER.compare(this, other);
    }

    /** Would an applier that has seen {@code highest} refuse this one? */
    public boolean isLowerThan(Fence highest) {
        return compareTo(highest) < 0;
    }
}
