package dev.sluice.kit.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The answer to the first use of a key. */
@SuppressWarnings("ArrayRecordComponent") // safe because it is only read, and never compared as a whole
record StoredAnswer(
        byte[] request,
        int status,
        @Nullable String location,
        @Nullable String body) {
    static StoredAnswer read(ResultSet row) throws SQLException {
        return new StoredAnswer(
                row.getBytes("request"), row.getInt("status"), row.getString("location"), row.getString("body"));
    }

    boolean isFor(byte[] fingerprint) {
        return MessageDigest.isEqual(request, fingerprint);
    }

    @Nullable
    JsonNode entity(ObjectMapper json) {
        try {
            return body == null ? null : json.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored answer is JSON", e);
        }
    }
}
