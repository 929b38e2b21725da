package dev.sluice.kit.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What makes two requests the same: method, path and the content of the body. */
@RequestScoped
class RequestFingerprint {
    private final UriInfo uri;
    private final Request request;
    private final ObjectMapper canonical;

    RequestFingerprint(UriInfo uri, Request request, ObjectMapper json) {
        this.uri = uri;
        this.request = request;
        this.canonical = json.copy().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    }

    byte[] of(Object body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((request.getMethod() + " " + uri.getPath() + "\n").getBytes(StandardCharsets.UTF_8));
            return digest.digest(canonical.writeValueAsBytes(canonical.convertValue(body, Object.class)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the request must be JSON", e);
        }
    }
}
