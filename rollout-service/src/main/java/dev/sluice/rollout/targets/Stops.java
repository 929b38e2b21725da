package dev.sluice.rollout.targets;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The attempts that something has stopped for good, as far as this process has read. It needs to remember a stop only until the
 * service's consumer has handled it and the database knows, so it forgets the oldest of very many.
 */
public final class Stops {

    /** What stops: only a rollback writes to the targets itself. */
    public enum Cause {
        VERDICT("A verdict says that the new version is unhealthy."),
        ROLLBACK("A rollback of this rollout has begun.");

        private final String words;

        Cause(String words) {
            this.words = words;
        }
    }

    private static final int MANY = 100_000;

    private record Stop(UUID rollout, Cause cause) {}

    /** The highest attempt that each stops: what stops an attempt has stopped the ones before, too. */
    private final Map<Stop, Integer> known = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Stop, Integer> eldest) {
            return size() > MANY;
        }
    };

    public synchronized void add(UUID rollout, int attempt, Cause cause) {
        known.merge(new Stop(rollout, cause), attempt, Math::max);
    }

    private synchronized Optional<String> of(UUID rollout, int attempt, Cause cause) {
        Integer stopped = known.get(new Stop(rollout, cause));
        return stopped != null && attempt <= stopped ? Optional.of(cause.words) : Optional.empty();
    }

    /** A sentence for a person. */
    public Optional<String> of(UUID rollout, int attempt) {
        return rollback(rollout, attempt).or(() -> of(rollout, attempt, Cause.VERDICT));
    }

    public Optional<String> rollback(UUID rollout, int attempt) {
        return of(rollout, attempt, Cause.ROLLBACK);
    }
}
