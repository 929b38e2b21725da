package dev.sluice.flag.application;

import dev.sluice.flag.model.Flag;
import dev.sluice.flag.model.Scope;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who asked for a change.
 *
 * @param eventId the event that asked for it; null when a person did
 * @param scope what the rollout that asked is about; it reaches no other flags. Null: not known, or a person, whose grants were checked
 * @param by the person, where one is known
 */
public record Origin(
        @Nullable UUID eventId,
        @Nullable Scope scope,
        @Nullable String by,
        @Nullable String reason) {
    public static Origin person(String name, String reason) {
        return new Origin(null, null, name, reason);
    }

    boolean reaches(Flag flag) {
        return scope == null || scope.equals(flag.scope());
    }
}
