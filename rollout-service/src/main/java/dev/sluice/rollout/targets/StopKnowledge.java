package dev.sluice.rollout.targets;

import java.util.Optional;
import java.util.UUID;

/** What this process has read of the events that stop rollouts, ahead of its consumers. */
public interface StopKnowledge {

    /** Whether everything is known that was published before this call. Waits for the answer, at most a second. */
    boolean caughtUp();

    /** What has stopped this attempt, a sentence for a person; as far as is known. */
    Optional<String> stop(UUID rollout, int attempt);

    /** The same, of rollbacks only, which stop every attempt. */
    Optional<String> rollback(UUID rollout);
}
