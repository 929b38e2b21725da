package dev.sluice.flag.messaging;

import dev.sluice.flag.application.Origin;
import dev.sluice.flag.model.Scope;
import dev.sluice.kit.envelope.EventEnvelope;
import dev.sluice.kit.envelope.MalformedEventException;
import org.jspecify.annotations.Nullable;

/** Who asks by an event. */
final class Origins {
    private Origins() {}

    static Origin of(EventEnvelope event, @Nullable String by, @Nullable String reason) {
        return Origin.event(event.id(), scope(event), by, reason);
    }

    private static @Nullable Scope scope(EventEnvelope event) {
        String environment = event.environment();
        String service = event.service();
        if (environment == null || service == null) {
            return null;
        }
        try {
            return new Scope(environment, service);
        } catch (IllegalArgumentException e) {
            throw new MalformedEventException("environment or service of " + event + " is no name", e);
        }
    }
}
