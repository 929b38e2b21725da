package dev.sluice.kit.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.kit.auth.Caller;
import dev.sluice.kit.problem.CommonProblem;
import dev.sluice.kit.problem.ProblemException;
import dev.sluice.kit.sql.Sql;
import jakarta.enterprise.context.RequestScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs a POST once per caller and {@code Idempotency-Key}. The key is claimed in the resource's transaction: a concurrent twin waits for
 * the first to end, then gets its answer; a request that fails leaves no trace, so it may be repeated.
 */
@RequestScoped
public class Idempotency {
    /** Set on an answer that was given before. */
    public static final String REPLAYED = "Idempotency-Replayed";

    private static final int MAX_KEY = 200;

    private final Sql sql;
    private final ObjectMapper json;
    private final Caller caller;
    private final RequestFingerprint fingerprint;

    public Idempotency(Sql sql, ObjectMapper json, Caller caller, RequestFingerprint fingerprint) {
        this.sql = sql;
        this.json = json;
        this.caller = caller;
        this.fingerprint = fingerprint;
    }

    /**
     * Runs the work, or repeats the answer that it gave before.
     *
     * @param key the header {@code Idempotency-Key}; without one the work simply runs
     * @param request the parsed body; compared by its JSON, whatever the order of its properties
     * @param work gives an answer whose entity is null or can be written as JSON
     * @throws ProblemException {@code idempotency-key-reused} when the key came with another request before
     */
    @Transactional(TxType.MANDATORY)
    public Response once(@Nullable String key, Object request, Supplier<Response> work) {
        if (key == null) {
            return work.get();
        }
        if (key.isBlank() || key.length() > MAX_KEY) {
            throw new ProblemException(
                    CommonProblem.INVALID_REQUEST, "Send an Idempotency-Key of 1 to " + MAX_KEY + " characters.");
        }
        byte[] print = fingerprint.of(request);
        String who = caller.name();
        boolean first = sql.update(
                        "INSERT INTO idempotency (caller, key, request) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                        who,
                        key,
                        print)
                == 1;
        return first ? remember(who, key, work.get()) : replay(who, key, print);
    }

    private Response remember(String who, String key, Response response) {
        try {
            String body = response.hasEntity() ? json.writeValueAsString(response.getEntity()) : null;
            URI location = response.getLocation();
            sql.update(
                    "UPDATE idempotency SET status = ?, location = ?, body = ? WHERE caller = ? AND key = ?",
                    response.getStatus(),
                    location == null ? null : location.toString(),
                    body,
                    who,
                    key);
            return response;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the entity of an idempotent request must be JSON", e);
        }
    }

    private Response replay(String who, String key, byte[] print) {
        StoredAnswer answer = sql.queryOne(
                        "SELECT request, status, location, body FROM idempotency WHERE caller = ? AND key = ?",
                        StoredAnswer::read,
                        who,
                        key)
                .orElseThrow(() -> new IllegalStateException("the key was claimed, yet its row is gone"));
        if (!answer.isFor(print)) {
            throw new ProblemException(
                    CommonProblem.IDEMPOTENCY_KEY_REUSED,
                    "Use a new Idempotency-Key, or repeat the request of the first use unchanged.");
        }
        Response.ResponseBuilder response = Response.status(answer.status()).header(REPLAYED, "true");
        String location = answer.location();
        if (location != null) {
            response.location(URI.create(location));
        }
        JsonNode entity = answer.entity(json);
        if (entity != null) {
            response.entity(entity).type(MediaType.APPLICATION_JSON_TYPE);
        }
        return response.build();
    }
}
