package dev.sluice.rollback.messaging;

import static java.util.Objects.requireNonNullElse;

import dev.sluice.kit.envelope.EventEnvelope;
import dev.sluice.rollback.lifecycle.Trigger;
import dev.sluice.rollback.lifecycle.Trigger.Aim;
import dev.sluice.rollback.lifecycle.Trigger.Cause;
import dev.sluice.rollback.lifecycle.Trigger.Kind;
import dev.sluice.rollback.matrix.FailureKind;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what asks for a rollback. */
final class TriggerReader {
    private static final String REACHED = "dev.sluice.verdict.reached.v1";
    private static final String UNHEALTHY = "UNHEALTHY";

    private TriggerReader() {}

    /** A rollback's trigger when the event is a verdict UNHEALTHY. */
    static Optional<Trigger> verdict(EventEnvelope event) {
        if (!event.type().equals(REACHED)) {
            return Optional.empty();
        }
        RolloutRecords.Verdict data = EventData.read(event, RolloutRecords.Verdict.class);
        if (!UNHEALTHY.equals(data.verdict())) {
            return Optional.empty();
        }
        UUID rolloutId = EventData.required(data.rolloutId(), "rolloutId", event);
        return Optional.of(new Trigger(
                new Cause(Kind.VERDICT, event.id(), null),
                new Aim(
                        rolloutId,
                        RolloutReader.positive(data.attempt(), event),
                        data.rolloutSequence(),
                        requireNonNullElse(data.stage(), -1)),
                kinds(data.blames()),
                requireNonNullElse(data.summary(), "The candidate is unhealthy.")));
    }

    /** The trigger in a {@code rollout.rollback-requested}. */
    static Trigger request(EventEnvelope event) {
        RolloutRecords.RollbackRequested data = EventData.read(event, RolloutRecords.RollbackRequested.class);
        return new Trigger(
                new Cause(Kind.REQUEST, event.id(), data.by()),
                new Aim(
                        RolloutReader.rolloutId(event),
                        RolloutReader.positive(data.attempt(), event),
                        event.sequence(),
                        -1),
                kinds(data.failureKinds()),
                requireNonNullElse(data.reason(), "A rollback was requested."));
    }

    /** A kind that this version does not know means that everything is undone, like no kind at all. */
    private static Set<FailureKind> kinds(@Nullable Set<String> names) {
        Set<FailureKind> kinds = EnumSet.noneOf(FailureKind.class);
        for (String name : requireNonNullElse(names, Set.<String>of())) {
            Optional<FailureKind> known = EnumSet.allOf(FailureKind.class).stream()
                    .filter(kind -> kind.name().equals(name))
                    .findFirst();
            if (known.isEmpty()) {
                return Set.of();
            }
            kinds.add(known.get());
        }
        return kinds;
    }
}
