package dev.sluice.flag.application;

import dev.sluice.flag.change.FlagDecision.Refused;
import dev.sluice.flag.change.Refusal;
import dev.sluice.flag.evaluation.Snapshot;
import dev.sluice.flag.evaluation.Snapshot.SegmentEntry;
import dev.sluice.flag.evaluation.Trial;
import dev.sluice.flag.model.Scope;
import dev.sluice.flag.store.Catalogue;
import dev.sluice.flag.store.Segments;
import dev.sluice.flag.targeting.Segment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes segments: like flags they take a version of the catalogue, and every replica's snapshot follows. */
@ApplicationScoped
public class SegmentChanges {
    /**
     * What somebody wants of a segment.
     *
     * @param segment null: delete it
     * @param expectedVersion of the catalogue, when the segment was written last, 0 if never; null: whatever it is
     */
    public record SegmentCommand(
            Scope scope,
            String name,
            @Nullable Segment segment,
            @Nullable Long expectedVersion) {}

    private final Catalogue catalogue;
    private final Segments segments;
    private final TransactionView view;
    private final SecondPerson secondPerson;
    private final SnapshotWriter writer;

    SegmentChanges(
            Catalogue catalogue,
            Segments segments,
            TransactionView view,
            SecondPerson secondPerson,
            SnapshotWriter writer) {
        this.catalogue = catalogue;
        this.segments = segments;
        this.view = view;
        this.secondPerson = secondPerson;
        this.writer = writer;
    }

    /**
     * Writes one segment.
     *
     * @return why not; empty when it was done
     */
    @Transactional(TxType.MANDATORY)
    public Optional<Refused> change(SegmentCommand command, Origin origin) {
        Optional<Refused> refused =
                rehearse(command).or(() -> secondPerson.refused(command.scope().environment(), origin));
        if (refused.isEmpty()) {
            long version = catalogue.advance();
            Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            segments.save(command.scope(), command.name(), command.segment(), version, now);
            writer.wrote(new SegmentEntry(command.scope(), command.name(), command.segment(), version));
        }
        return refused;
    }

    /**
     * Why it could not be written, second persons aside. Changes nothing, but keeps others from changing flags until the end of the
     * transaction.
     */
    @Transactional(TxType.MANDATORY)
    public Optional<Refused> rehearse(SegmentCommand command) {
        writer.lock();
        return unknown(command).or(() -> stale(command)).or(() -> broken(command));
    }

    private Optional<Refused> unknown(SegmentCommand command) {
        boolean missing = command.segment() == null
                && segments.find(command.scope(), command.name()).isEmpty();
        return missing
                ? Optional.of(new Refused(
                        Refusal.UNKNOWN_SEGMENT,
                        "Check the name '" + command.name() + "'; the list shows those that there are."))
                : Optional.empty();
    }

    private Optional<Refused> stale(SegmentCommand command) {
        Long expected = command.expectedVersion();
        return expected == null || expected == segments.version(command.scope(), command.name())
                ? Optional.empty()
                : Optional.of(new Refused(
                        Refusal.STALE_REVISION, "The segment was written meanwhile; look at it and decide again."));
    }

    private Optional<Refused> broken(SegmentCommand command) {
        Snapshot known = view.snapshot();
        SegmentEntry entry = new SegmentEntry(command.scope(), command.name(), command.segment(), known.version() + 1);
        Refusal refusal = command.segment() == null ? Refusal.SEGMENT_IN_USE : Refusal.INVALID_CONTENT;
        return Trial.problem(known, entry).map(sentence -> new Refused(refusal, sentence));
    }
}
