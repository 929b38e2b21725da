package dev.sluice.rollout.quarantine;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What must not be tried again. Every method runs in the caller's transaction. */
public interface Quarantine {

    /** The entry that still holds for this version (or variant of {@code flag}), if there is one. */
    Optional<QuarantineEntry> find(
            String environment, String service, QuarantineEntry.Kind kind, String version, @Nullable String flag);

    /** Adds an entry; an entry with this id already there stays as it is. */
    void add(QuarantineEntry entry);
}
