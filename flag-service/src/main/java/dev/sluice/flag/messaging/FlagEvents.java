package dev.sluice.flag.messaging;

import dev.sluice.flag.application.Announcer;
import dev.sluice.flag.application.Origin;
import dev.sluice.flag.change.FlagCommand;
import dev.sluice.flag.change.FlagDecision;
import dev.sluice.flag.messaging.FlagEventData.Archived;
import dev.sluice.flag.messaging.FlagEventData.Changed;
import dev.sluice.flag.messaging.FlagEventData.Created;
import dev.sluice.flag.messaging.FlagEventData.Refused;
import dev.sluice.flag.model.Definition;
import dev.sluice.flag.model.Driver;
import dev.sluice.flag.model.Fence;
import dev.sluice.flag.model.Flag;
import dev.sluice.flag.model.Scope;
import dev.sluice.flag.store.Catalogue;
import dev.sluice.kit.envelope.EventEnvelope;
import dev.sluice.kit.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes the events of {@code sluice.flags.v1} into the outbox; subject and key are the flag's key. */
@ApplicationScoped
class FlagEvents implements Announcer {
    private static final String TOPIC = "sluice.flags.v1";
    private static final String SOURCE = "/flag-service";

    private final Outbox outbox;
    private final Catalogue catalogue;

    FlagEvents(Outbox outbox, Catalogue catalogue) {
        this.outbox = outbox;
        this.catalogue = catalogue;
    }

    @Override
    public void created(Flag flag, Origin origin) {
        Definition definition = flag.definition();
        append(
                flag.key(),
                Created.TYPE,
                flag.scope(),
                null,
                origin,
                new Created(
                        flag.key(),
                        flag.revision(),
                        definition.kind().wire(),
                        definition.scope().service(),
                        definition.scope().environment(),
                        definition.variants().values(),
                        definition.variants().fallback(),
                        ExposureWire.of(flag.exposure()),
                        person(origin)));
    }

    @Override
    public void changed(Flag flag, FlagCommand command, Origin origin) {
        Fence fence = command.fenceOrNull();
        UUID rollout = fence == null ? driving(flag) : fence.rollout();
        append(
                flag.key(),
                Changed.TYPE,
                flag.scope(),
                rollout,
                origin,
                new Changed(
                        flag.key(),
                        flag.revision(),
                        ExposureWire.of(flag.exposure()),
                        ChangeWire.of(command),
                        fence == null ? null : FenceWire.of(fence),
                        command.cause(),
                        rollout,
                        origin.by(),
                        Wire.shortened(origin.reason())));
    }

    @Override
    public void archived(Flag flag, Origin origin) {
        append(
                flag.key(),
                Archived.TYPE,
                flag.scope(),
                driving(flag),
                origin,
                new Archived(
                        flag.key(),
                        flag.revision(),
                        person(origin),
                        Objects.requireNonNullElse(Wire.shortened(origin.reason()), "")));
    }

    @Override
    public void refused(String key, FlagCommand command, FlagDecision.Refused refused, Origin origin) {
        Fence fence = Objects.requireNonNull(command.fenceOrNull(), "only what carries a fence is refused by event");
        append(
                key,
                Refused.TYPE,
                origin.scope(),
                fence.rollout(),
                origin,
                new Refused(key, refused.reason().wire(), refused.detail(), FenceWire.of(fence), fence.rollout()));
    }

    private void append(
            String key, String type, @Nullable Scope scope, @Nullable UUID rollout, Origin origin, Object data) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        EventEnvelope event = EventEnvelope.of(SOURCE, type, key, now, catalogue.nextSequence(key), Wire.write(data))
                .correlatedBy(rollout == null ? null : rollout.toString())
                .causedBy(origin.eventId());
        outbox.append(TOPIC, key, scope == null ? event : event.about(scope.environment(), scope.service()));
    }

    /** The rollout that a person's change concerns. */
    private static @Nullable UUID driving(Flag flag) {
        Driver driver = flag.driver();
        return driver == null ? null : driver.fence().rollout();
    }

    private static String person(Origin origin) {
        return Objects.requireNonNull(origin.by(), "only persons create and archive flags");
    }
}
