package dev.sluice.flag.messaging;

import dev.sluice.flag.model.Flag;
import dev.sluice.flag.model.Scope;
import dev.sluice.flag.store.Catalogue;
import dev.sluice.flag.usage.stale.StaleAnnouncer;
import dev.sluice.flag.usage.stale.StaleFlags.StaleFlag;
import dev.sluice.kit.envelope.EventEnvelope;
import dev.sluice.kit.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;

/** Writes into the outbox that a flag is stale; in the order of the other events about it, so its writer has locked the catalogue. */
@ApplicationScoped
class StaleEvents implements StaleAnnouncer {
    private static final String TOPIC = "sluice.flags.v1";
    private static final String SOURCE = "/flag-service";

    private final Outbox outbox;
    private final Catalogue catalogue;

    StaleEvents(Outbox outbox, Catalogue catalogue) {
        this.outbox = outbox;
        this.catalogue = catalogue;
    }

    @Override
    public void staleDetected(Flag flag, StaleFlag stale) {
        String key = flag.key();
        Scope scope = flag.scope();
        EventEnvelope event = EventEnvelope.of(
                        SOURCE,
                        StaleDetected.TYPE,
                        key,
                        stale.saidAt(),
                        catalogue.nextSequence(key),
                        Wire.write(StaleDetected.of(flag, stale)))
                .about(scope.environment(), scope.service());
        outbox.append(TOPIC, key, event);
    }
}
