package dev.sluice.rollout.application;

import dev.sluice.rollout.quarantine.QuarantineEntry;

/** Publishes that a person released something, as an event of the rollout that failed, in the caller's transaction. */
public interface QuarantineReleases {

    /**
     * Appends {@code version.released}; the caller has marked its row as released and records the audit.
     *
     * @param by the caller's name
     * @param reason why the person believes it is safe again
     */
    void released(QuarantineEntry entry, String by, String reason);
}
