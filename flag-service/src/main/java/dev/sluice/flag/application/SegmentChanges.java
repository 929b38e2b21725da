package dev.sluice.flag.application;

import dev.sluice.flag.evaluation.Snapshot;
import dev.sluice.flag.evaluation.Snapshot.SegmentEntry;
import dev.sluice.flag.evaluation.Trial;
import dev.sluice.flag.model.Scope;
import dev.sluice.flag.store.Catalogue;
import dev.sluice.flag.store.Segments;
import dev.sluice.flag.targeting.Segment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes segments: like flags they take a version of the catalogue, and every replica's snapshot follows. */
@ApplicationScoped
public class SegmentChanges {
    private final Catalogue catalogue;
    private final Segments segments;
    private final SnapshotReader reader;
    private final Snapshots snapshots;
    private final Event<Snapshot.Entry> written;

    SegmentChanges(
            Catalogue catalogue,
            Segments segments,
            SnapshotReader reader,
            Snapshots snapshots,
            Event<Snapshot.Entry> written) {
        this.catalogue = catalogue;
        this.segments = segments;
        this.reader = reader;
        this.snapshots = snapshots;
        this.written = written;
    }

    /**
     * Writes one segment.
     *
     * @param segment null: delete it
     * @return why not, a sentence for a person; empty when it was done
     */
    @Transactional(TxType.MANDATORY)
    public Optional<String> change(Scope scope, String name, @Nullable Segment segment) {
        catalogue.lock();
        Snapshot known = reader.now(snapshots);
        Optional<String> problem = Trial.problem(known, new SegmentEntry(scope, name, segment, known.version() + 1));
        if (problem.isEmpty()) {
            long version = catalogue.advance();
            segments.save(scope, name, segment, version, Instant.now().truncatedTo(ChronoUnit.MILLIS));
            written.fire(new SegmentEntry(scope, name, segment, version));
        }
        return problem;
    }
}
