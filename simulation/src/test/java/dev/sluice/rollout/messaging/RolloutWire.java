package dev.sluice.rollout.messaging;

import dev.sluice.kit.envelope.EventEnvelope;
import dev.sluice.rollout.application.Rollbacks.RestoredRoute;
import dev.sluice.rollout.lifecycle.Journey;
import dev.sluice.rollout.lifecycle.RolloutEvent.Published;
import dev.sluice.rollout.lifecycle.RolloutInput;
import dev.sluice.rollout.plan.FailureKind;
import dev.sluice.rollout.plan.RolloutPlan;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Opens the mapping of this package to the simulation: what the consumers and the publisher here do, without their I/O. */
public final class RolloutWire {
    private RolloutWire() {}

    /** An input, and for which rollout. */
    public record Addressed(UUID rolloutId, RolloutInput input) {}

    /** As {@link OutboxPublisher} writes it. */
    public static EventEnvelope envelope(UUID id, Published event, Journey after, @Nullable UUID cause) {
        String rolloutId = after.rolloutId().toString();
        RolloutPlan plan = after.compiled().plan();
        return new EventEnvelope(
                id,
                "/rollout-service",
                EventTypes.of(event),
                rolloutId,
                event.at(),
                after.version(),
                rolloutId,
                cause,
                null,
                plan.environment(),
                plan.service(),
                WireEvents.data(event, after).toString().getBytes(StandardCharsets.UTF_8));
    }

    /** As {@link VerdictConsumer} reads it. */
    public static Optional<Addressed> verdict(EventEnvelope event) {
        if (!event.type().equals("dev.sluice.verdict.reached.v1")) {
            return Optional.empty();
        }
        Data data = Data.of(event);
        return Optional.of(new Addressed(
                data.uuid("rolloutId"), new RolloutInput.VerdictReached(VerdictConsumer.verdict(event, data))));
    }

    /** As {@link RollbackConsumer} reads it. */
    public static Optional<Addressed> rollback(EventEnvelope event) {
        Data data = Data.of(event);
        Optional<RolloutInput> input =
                switch (event.type()) {
                    case "dev.sluice.rollback.started.v1" -> Optional.of(RollbackConsumer.started(data));
                    case "dev.sluice.rollback.step-completed.v1" -> Optional.of(RollbackConsumer.progressed(data));
                    case "dev.sluice.rollback.failed.v1" -> Optional.of(RollbackConsumer.failed(data));
                    case "dev.sluice.rollback.completed.v1" -> Optional.of(RollbackConsumer.completed(data));
                    default -> Optional.empty();
                };
        return input.map(read -> new Addressed(data.uuid("rolloutId"), read));
    }

    public static List<RestoredRoute> restored(EventEnvelope completed) {
        return RollbackConsumer.restored(Data.of(completed));
    }

    /** What a person's kill switch asks for, as {@link FlagConsumer} hands it on. */
    public static Optional<Addressed> killed(EventEnvelope changed) {
        Data data = Data.of(changed);
        UUID driving = data.uuidOrNull("rolloutId");
        return driving == null || !FlagConsumer.disabled(data)
                ? Optional.empty()
                : Optional.of(new Addressed(
                        driving, new RolloutInput.Rollback(FlagConsumer.by(data), List.of(FailureKind.FEATURE))));
    }

    /** What flag-service set, as {@link FlagConsumer} hands it on. */
    public static Map<String, Object> observed(EventEnvelope changed) {
        Data data = Data.of(changed);
        return FlagConsumer.observed(data.integer("revision"), FlagConsumer.exposure(data.object("exposure")));
    }
}
