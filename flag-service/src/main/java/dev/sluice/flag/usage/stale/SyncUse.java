package dev.sluice.flag.usage.stale;

import dev.sluice.flag.model.Scope;
import java.time.Instant;

/** Providers that evaluate in their own process get whole sets of flags, and never tell what they evaluate. */
public interface SyncUse {

    /** Whether any of them had, since then, the flags of an environment and service: a stream, or a document that was fetched. */
    boolean mayBeUsed(Scope scope, Instant since);
}
