package dev.sluice.rollback.messaging;

import static java.util.Objects.requireNonNullElse;

import dev.sluice.kit.envelope.EventEnvelope;
import dev.sluice.rollback.lifecycle.Fence;
import dev.sluice.rollback.lifecycle.RollbackInput;
import dev.sluice.rollback.messaging.RolloutRecords.FenceData;
import dev.sluice.rollback.messaging.RolloutRecords.FlagAnswer;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads flag-service's answers. An answer is matched by the fence it repeats: its sequence is that of the {@code rollback.started} that
 * asked.
 */
final class FlagAnswers {
    private static final String CHANGED = "dev.sluice.flag.changed.v1";
    private static final String REFUSED = "dev.sluice.flag.change-refused.v1";
    private static final String ROLLBACK = "ROLLBACK";

    private FlagAnswers() {}

    /** An answer, and which rollback it is for. */
    record Answer(Fence fence, RollbackInput input) {}

    /** Empty when the event answers no rollback. */
    static Optional<Answer> read(EventEnvelope event) {
        return switch (event.type()) {
            case CHANGED -> {
                FlagAnswer data = EventData.read(event, FlagAnswer.class);
                yield fence(data)
                        .map(fence -> new Answer(
                                fence, new RollbackInput.FlagChanged(event.subject(), fence, data.revision())));
            }
            case REFUSED -> {
                FlagAnswer data = EventData.read(event, FlagAnswer.class);
                yield fence(data)
                        .map(fence -> new Answer(
                                fence, new RollbackInput.FlagRefused(event.subject(), fence, words(event, data))));
            }
            default -> Optional.empty();
        };
    }

    private static Optional<Fence> fence(FlagAnswer data) {
        FenceData fence = data.fence();
        if (fence == null || !ROLLBACK.equals(fence.direction())) {
            return Optional.empty();
        }
        UUID rollout = fence.rollout();
        return rollout == null ? Optional.empty() : Optional.of(new Fence(rollout, fence.attempt(), fence.sequence()));
    }

    private static String words(EventEnvelope event, FlagAnswer data) {
        return "flag-service refused to change %s (%s): %s"
                .formatted(
                        event.subject(),
                        requireNonNullElse(data.reason(), "no reason"),
                        requireNonNullElse(data.detail(), ""));
    }
}
