package dev.sluice.flag.usage.stale;

import dev.sluice.flag.model.Flag;
import dev.sluice.flag.usage.stale.StaleFlags.StaleFlag;

/** Tells the world that a flag is stale, in the transaction in which that is written down. */
public interface StaleAnnouncer {
    void staleDetected(Flag flag, StaleFlag stale);
}
