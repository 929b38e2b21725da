package dev.sluice.rollout.lifecycle;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The states of a rollout. */
public sealed interface Rollout {

    Journey journey();

    /** The same state with another journey. */
    Rollout with(Journey journey);

    /** Final states: nothing changes any more. */
    default boolean terminal() {
        return switch (this) {
            case Closed closed -> true;
            case RolledBack rolledBack -> true;
            case Cancelled cancelled -> true;
            case Planned planned -> false;
            case Running running -> false;
            case Paused paused -> false;
            case Halted halted -> false;
            case RollingBack rollingBack -> false;
            case RollbackFailed failed -> false;
            case Completed completed -> false;
        };
    }

    /** The name of the state, as users see it. */
    default String kind() {
        return getClass().getSimpleName();
    }

    /** Accepted; nothing was entered yet. */
    record Planned(Journey journey) implements Rollout {
        @Override
        public Planned with(Journey other) {
            return new Planned(other);
        }
    }

    /** A stage is applied, bakes, or waits for its gate. */
    record Running(Journey journey) implements Rollout {
        @Override
        public Running with(Journey other) {
            return new Running(other);
        }
    }

    /** A person stopped the walk: no gate opens; the analysis goes on. */
    record Paused(Journey journey, String by, String reason) implements Rollout {
        @Override
        public Paused with(Journey other) {
            return new Paused(other, by, reason);
        }
    }

    /** Exposure is frozen: a rollback is on its way, or a person is asked. */
    record Halted(Journey journey, Halt halt) implements Rollout {
        @Override
        public Halted with(Journey other) {
            return new Halted(other, halt);
        }
    }

    /** rollback-service undoes what was entered. */
    record RollingBack(Journey journey, Halt halt, UUID rollbackId) implements Rollout {
        @Override
        public RollingBack with(Journey other) {
            return new RollingBack(other, halt, rollbackId);
        }
    }

    /** The rollback did not succeed; it can be retried. */
    record RollbackFailed(Journey journey, Halt halt, UUID rollbackId, String reason, String detail)
            implements Rollout {
        @Override
        public RollbackFailed with(Journey other) {
            return new RollbackFailed(other, halt, rollbackId, reason, detail);
        }
    }

    /** Everybody has the change; it is still watched and can still be rolled back. */
    record Completed(Journey journey, Instant completedAt, Instant watchedUntil) implements Rollout {
        @Override
        public Completed with(Journey other) {
            return new Completed(other, completedAt, watchedUntil);
        }
    }

    /** The watch is over. */
    record Closed(
            Journey journey, ClosedReason reason, @Nullable UUID successor) implements Rollout {
        @Override
        public Closed with(Journey other) {
            return new Closed(other, reason, successor);
        }
    }

    /** Everything entered was undone. */
    record RolledBack(Journey journey, UUID rollbackId, boolean quarantined, List<String> remains) implements Rollout {
        public RolledBack {
            remains = List.copyOf(remains);
        }

        @Override
        public RolledBack with(Journey other) {
            return new RolledBack(other, rollbackId, quarantined, remains);
        }
    }

    /** Given up before anybody was exposed. */
    record Cancelled(Journey journey, String by, String reason) implements Rollout {
        @Override
        public Cancelled with(Journey other) {
            return new Cancelled(other, by, reason);
        }
    }

    /** Why the watch ended. */
    enum ClosedReason {
        WINDOW_OVER,
        SUCCESSOR
    }
}
