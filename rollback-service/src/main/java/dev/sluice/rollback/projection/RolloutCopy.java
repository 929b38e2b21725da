package dev.sluice.rollback.projection;

import java.util.UUID;

/** What this service knows about a rollout. */
public sealed interface RolloutCopy {
    UUID rolloutId();

    /** The highest sequence of the rollout that has been folded in; 0 when nothing is known. */
    long sequence();

    /** Named by a verdict or a request, but its {@code rollout.planned} has not been read. */
    record Unseen(UUID rolloutId) implements RolloutCopy {
        @Override
        public long sequence() {
            return 0;
        }
    }

    record Known(Identity identity, long sequence, PlanCopy plan, Progress progress) implements RolloutCopy {
        @Override
        public UUID rolloutId() {
            return identity.rolloutId();
        }

        /** Whether no action of this attempt can begin any more. A rollout that ended acts no more than one that halted. */
        public boolean stopped(int attempt) {
            return progress.terminal() || (progress.attempt() == attempt && progress.halted());
        }

        Known at(long newSequence, Progress newProgress) {
            return new Known(identity, newSequence, plan, newProgress);
        }
    }
}
