package dev.sluice.flag.messaging;

import dev.sluice.flag.change.FlagCommand;
import dev.sluice.flag.change.FlagDecision;
import dev.sluice.flag.model.Driver;
import dev.sluice.flag.model.Fence;
import dev.sluice.flag.model.Flag;
import dev.sluice.kit.envelope.EventEnvelope;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Opens the mapping of this package to the simulation: what the readers and {@link FlagEvents} do, without their I/O. */
public final class FlagWire {
    private FlagWire() {}

    /** What an event wants of one flag. */
    public record Wish(String flag, FlagCommand command) {}

    /** How an answer goes out. */
    public record Label(
            UUID id, long sequence, Instant at, @Nullable UUID cause) {}

    public static List<Wish> entered(EventEnvelope event) {
        if (!event.type().equals(StageEntered.TYPE)) {
            return List.of();
        }
        return Wire.read(event, StageEntered.class, StageEntered::wish).stream()
                .map(FlagWire::wish)
                .toList();
    }

    public static List<Wish> started(EventEnvelope event) {
        if (!event.type().equals(RollbackStarted.TYPE)) {
            return List.of();
        }
        return Wire.read(event, RollbackStarted.class, RollbackStarted::wishes).stream()
                .map(FlagWire::wish)
                .toList();
    }

    /** The rollout that has ended, if the event says so. */
    public static Optional<UUID> ended(EventEnvelope event) {
        return RolloutEnded.TYPES.contains(event.type())
                ? Optional.of(Wire.read(event, RolloutEnded.class, RolloutEnded::rollout))
                : Optional.empty();
    }

    private static Wish wish(FlagWish<?> wish) {
        return new Wish(wish.flag(), wish.command());
    }

    /** As {@link FlagEvents#changed}. */
    public static EventEnvelope changed(Flag flag, FlagCommand command, Label label) {
        Fence fence = command.fenceOrNull();
        Driver driver = flag.driver();
        UUID driving = driver == null ? null : driver.fence().rollout();
        UUID rollout = fence == null ? driving : fence.rollout();
        return envelope(
                flag.key(),
                FlagEventData.Changed.TYPE,
                label,
                rollout,
                new FlagEventData.Changed(
                        flag.key(),
                        flag.revision(),
                        ExposureWire.of(flag.exposure()),
                        ChangeWire.of(command),
                        fence == null ? null : FenceWire.of(fence),
                        command.cause(),
                        rollout,
                        null,
                        null));
    }

    /** As {@link FlagEvents#refused}. */
    public static EventEnvelope refused(String key, FlagCommand command, FlagDecision.Refused refused, Label label) {
        Fence fence = Objects.requireNonNull(command.fenceOrNull());
        return envelope(
                key,
                FlagEventData.Refused.TYPE,
                label,
                fence.rollout(),
                new FlagEventData.Refused(
                        key, refused.reason().wire(), refused.detail(), FenceWire.of(fence), fence.rollout()));
    }

    private static EventEnvelope envelope(String key, String type, Label label, @Nullable UUID rollout, Object data) {
        return new EventEnvelope(
                label.id(),
                "/flag-service",
                type,
                key,
                label.at(),
                label.sequence(),
                rollout == null ? null : rollout.toString(),
                label.cause(),
                null,
                null,
                null,
                Wire.write(data));
    }
}
