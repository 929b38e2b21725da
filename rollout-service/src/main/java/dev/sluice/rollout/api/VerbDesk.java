package dev.sluice.rollout.api;

import dev.sluice.kit.audit.AuditTrail;
import dev.sluice.kit.auth.Caller;
import dev.sluice.kit.auth.Role;
import dev.sluice.kit.idempotency.Idempotency;
import dev.sluice.rollout.application.PersonVerbs;
import dev.sluice.rollout.lifecycle.By;
import dev.sluice.rollout.lifecycle.RolloutInput;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What every verb has in common: who may, once per key, into the audit trail. In the caller's transaction. */
@ApplicationScoped
class VerbDesk {

    private final RolloutViews views;
    private final PersonVerbs verbs;
    private final Idempotency idempotency;
    private final Caller caller;
    private final AuditTrail audit;

    VerbDesk(RolloutViews views, PersonVerbs verbs, Idempotency idempotency, Caller caller, AuditTrail audit) {
        this.views = views;
        this.verbs = verbs;
        this.idempotency = idempotency;
        this.caller = caller;
        this.audit = audit;
    }

    /** One wish of one request. */
    record Verb(String name, UUID rolloutId, @Nullable String key, VerbRequest request) {}

    Response run(Verb verb, Role role, Function<By, RolloutInput> input) {
        RolloutViews.Scope scope = views.require(role, verb.rolloutId());
        Map<String, Object> fingerprint =
                Map.of("verb", verb.name(), "rollout", verb.rolloutId(), "request", verb.request());
        return idempotency.once(verb.key(), fingerprint, () -> {
            String reason = verb.request().reason();
            boolean changed = verbs.ask(verb.rolloutId(), input.apply(new By(caller.name(), reason)));
            if (changed) {
                audit.record(
                        verb.name() + "-rollout",
                        verb.rolloutId().toString(),
                        scope.environment(),
                        scope.service(),
                        reason,
                        Map.of());
            }
            return Response.ok(views.view(verb.rolloutId())).build();
        });
    }
}
