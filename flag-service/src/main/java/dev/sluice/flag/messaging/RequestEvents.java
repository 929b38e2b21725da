package dev.sluice.flag.messaging;

import dev.sluice.flag.model.Scope;
import dev.sluice.flag.requests.RequestAnnouncer;
import dev.sluice.flag.requests.life.ChangeRequest;
import dev.sluice.flag.requests.life.Standing;
import dev.sluice.flag.requests.life.Wanted;
import dev.sluice.flag.store.Catalogue;
import dev.sluice.kit.envelope.EventEnvelope;
import dev.sluice.kit.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Writes the events about change requests into the outbox, in the order of the other events about the flag. */
@ApplicationScoped
class RequestEvents implements RequestAnnouncer {
    private static final String TOPIC = "sluice.flags.v1";
    private static final String SOURCE = "/flag-service";

    private final Outbox outbox;
    private final Catalogue catalogue;

    RequestEvents(Outbox outbox, Catalogue catalogue) {
        this.outbox = outbox;
        this.catalogue = catalogue;
    }

    @Override
    public void requested(ChangeRequest request) {
        append(request, RequestWire.Requested.TYPE, RequestWire.Requested.of(request));
    }

    @Override
    public void settled(ChangeRequest request) {
        if (request.standing() instanceof Standing.Settled standing) {
            append(request, RequestWire.Settled.TYPE, RequestWire.Settled.of(request, standing));
        }
    }

    private void append(ChangeRequest request, String type, Object data) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        String subject = subject(request.wanted());
        Scope scope = request.wanted().scope();
        EventEnvelope event = EventEnvelope.of(
                        SOURCE, type, subject, now, catalogue.nextSequence(subject), Wire.write(data))
                .about(scope.environment(), scope.service());
        outbox.append(TOPIC, subject, event);
    }

    /** A segment's holds what no flag's key can. */
    private static String subject(Wanted wanted) {
        return switch (wanted) {
            case Wanted.OfFlag flag -> flag.key();
            case Wanted.OfSegment segment -> "segment/" + segment.scope().flagSet() + "/" + segment.name();
        };
    }
}
