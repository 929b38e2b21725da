package dev.sluice.rollout.stream;

import dev.sluice.kit.auth.Grant;
import dev.sluice.kit.auth.Role;
import dev.sluice.kit.envelope.EventEnvelope;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which events one subscriber gets. Pure.
 *
 * @param rolloutId only what is about this rollout; null for all
 * @param types only these types, in full or without {@code dev.sluice.} and {@code .v1}; empty for all
 * @param grants of the subscriber: who is no viewer of an event's environment and service does not get it
 */
record StreamFilter(@Nullable UUID rolloutId, Set<String> types, List<Grant> grants) {

    StreamFilter {
        types = Set.copyOf(types);
        grants = List.copyOf(grants);
    }

    boolean passes(EventEnvelope event) {
        return isAbout(event) && isWanted(event.type()) && isVisible(event);
    }

    private boolean isAbout(EventEnvelope event) {
        return rolloutId == null || rolloutId.toString().equals(event.correlationId());
    }

    private boolean isWanted(String type) {
        return types.isEmpty()
                || types.contains(type)
                || types.contains(type.replaceFirst("^dev\\.sluice\\.", "").replaceFirst("\\.v\\d+$", ""));
    }

    private boolean isVisible(EventEnvelope event) {
        Grant needed = new Grant(Role.VIEWER, orAny(event.environment()), orAny(event.service()));
        return grants.stream().anyMatch(grant -> grant.covers(needed));
    }

    /** What belongs to nothing is for viewers of everything. */
    private static String orAny(@Nullable String part) {
        return part == null ? Grant.ANY : part;
    }
}
