package dev.sluice.kit.problem;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes problem documents (RFC 9457). */
public final class Problems {
    public static final MediaType MEDIA_TYPE = new MediaType("application", "problem+json");
    private static final String TYPE_PREFIX = "urn:sluice:problem:";

    private Problems() {}

    public static Response response(
            ProblemType type, String detail, String instance, List<FieldError> errors, Map<String, ?> extensions) {
        Map<String, Object> body = document(type, detail, instance);
        if (!errors.isEmpty()) {
            body.put("errors", errors);
        }
        extensions.forEach(body::putIfAbsent);
        return Response.status(type.status()).type(MEDIA_TYPE).entity(body).build();
    }

    public static Response response(ProblemType type, String detail, String instance) {
        return response(type, detail, instance, List.of(), Map.of());
    }

    /** The members of a problem document in the order in which people read them. */
    public static Map<String, Object> document(ProblemType type, String detail, String instance) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", TYPE_PREFIX + type.code());
        body.put("title", type.title());
        body.put("status", type.status());
        body.put("detail", detail);
        body.put("instance", instance);
        return body;
    }
}
