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
 * @param request the change request that this carries out, if any
 */
public record Origin(
        @Nullable UUID eventId,
        @Nullable Scope scope,
        @Nullable String by,
        @Nullable String reason,
        @Nullable Request request) {

    /**
     * A change request.
     *
     * @param approver the second person; null when none was asked for
     */
    public record Request(UUID id, @Nullable String approver) {}

    public static Origin event(UUID id, @Nullable Scope scope, @Nullable String by, @Nullable String reason) {
        return new Origin(id, scope, by, reason, null);
    }

    public static Origin person(String name, String reason) {
        return new Origin(null, null, name, reason, null);
    }

    /** A person, and whoever approved of it. */
    public static Origin request(String author, String reason, Request request) {
        String by = request.approver() == null ? author : author + ", approved by " + request.approver();
        return new Origin(null, null, by, reason, request);
    }

    /** Whether a second person has approved of it. */
    boolean approved() {
        return request != null && request.approver() != null;
    }

    @Nullable
    UUID requestId() {
        return request == null ? null : request.id();
    }

    boolean reaches(Flag flag) {
        return scope == null || scope.equals(flag.scope());
    }
}
