package dev.sluice.kit.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.kit.auth.Caller;
import dev.sluice.kit.envelope.EventIds;
import dev.sluice.kit.sql.Sql;
import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records every change with who and why, in the transaction of the change. Never put a secret into the details. */
@ApplicationScoped
public class AuditTrail {
    private final Sql sql;
    private final ObjectMapper json;
    private final Caller caller;

    public AuditTrail(Sql sql, ObjectMapper json, Caller caller) {
        this.sql = sql;
        this.json = json;
        this.caller = caller;
    }

    /**
     * Records one change.
     *
     * @param action what was done, imperative and kebab-case: {@code register-route}
     * @param subject id of what was changed
     * @param environment what the change is about; null when it belongs to none (only viewers of everything see it)
     * @param details anything that JSON can hold
     */
    @Transactional(TxType.MANDATORY)
    public void record(
            String action,
            String subject,
            @Nullable String environment,
            @Nullable String service,
            @Nullable String reason,
            Map<String, ?> details) {
        sql.update(
                "INSERT INTO audit (id, who, action, subject, environment, service, reason, details)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                EventIds.next(),
                who(),
                action,
                subject,
                environment,
                service,
                reason,
                write(details));
    }

    private String who() {
        return Arc.container().requestContext().isActive() ? caller.name() : Caller.SYSTEM;
    }

    private String write(Map<String, ?> details) {
        try {
            return json.writeValueAsString(details);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("audit details must be JSON", e);
        }
    }
}
