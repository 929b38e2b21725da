package dev.sluice.flag.requests.life;

import dev.sluice.flag.targeting.Segment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a change request stands. */
public sealed interface Standing {

    /** Waits for a second person. */
    record Pending() implements Standing {}

    /**
     * Waits for its time.
     *
     * @param approval null: nobody was asked for one so far
     */
    record Scheduled(@Nullable Approval approval) implements Standing {}

    /** Nothing will come of it any more. */
    sealed interface Settled extends Standing {
        Instant at();
    }

    /**
     * The change was made.
     *
     * @param revision the flag's after it; of a segment the version of the catalogue
     * @param segmentBefore what the segment was, since segments have no history; null for a flag, and where there was none
     */
    record Applied(
            @Nullable Approval approval,
            long revision,
            @Nullable Segment segmentBefore,
            Instant at) implements Settled {}

    record Rejected(String by, String reason, Instant at) implements Settled {}

    record Withdrawn(String by, String reason, Instant at) implements Settled {}

    /**
     * It could not be made when its time had come.
     *
     * @param problem the code that a direct change would have been answered with
     */
    record Failed(@Nullable Approval approval, String problem, String detail, Instant at) implements Settled {}

    /** Its time went by without an approval, or without a replica to apply it. */
    record Expired(@Nullable Approval approval, Instant at) implements Settled {}

    default State state() {
        return switch (this) {
            case Pending pending -> State.PENDING;
            case Scheduled scheduled -> State.SCHEDULED;
            case Applied applied -> State.APPLIED;
            case Rejected rejected -> State.REJECTED;
            case Withdrawn withdrawn -> State.WITHDRAWN;
            case Failed failed -> State.FAILED;
            case Expired expired -> State.EXPIRED;
        };
    }
}
