package dev.sluice.flag.requests;

import dev.sluice.flag.model.Flag;
import dev.sluice.flag.requests.life.Wanted;
import dev.sluice.flag.store.Environments;
import dev.sluice.flag.store.FlagRepository;
import dev.sluice.flag.store.Segments;
import dev.sluice.flag.store.StoredFlag;
import jakarta.enterprise.context.ApplicationScoped;

/** What change requests are about, as it is now. */
@ApplicationScoped
public class Subjects {
    private final FlagRepository flags;
    private final Segments segments;
    private final Environments environments;

    public Subjects(FlagRepository flags, Segments segments, Environments environments) {
        this.flags = flags;
        this.segments = segments;
        this.environments = environments;
    }

    /** Whether the environment asks now for a second person for this; only while the catalogue is locked. */
    boolean askForApproval(Wanted wanted) {
        return wanted.needsApproval()
                && environments.asksForApproval(wanted.scope().environment());
    }

    /** The flag's revision; of a segment the version of the catalogue when it was written last, 0 if never. */
    public long revision(Wanted wanted) {
        return switch (wanted) {
            case Wanted.OfFlag flag ->
                flags.find(flag.key()).map(StoredFlag::flag).map(Flag::revision).orElse(0L);
            case Wanted.OfSegment segment -> segments.version(segment.scope(), segment.name());
        };
    }
}
