package dev.sluice.flag.ofrep;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What a request is answered with, whichever way it came.
 *
 * @param body JSON in UTF-8; empty for what has none
 * @param headers without the type of the body
 */
@SuppressWarnings("ArrayRecordComponent") // safe because it is only written to the client, and never compared
record Reply(int status, byte[] body, Map<String, String> headers) {
    /** With the charset, as Quarkus writes it. */
    static final String MEDIA_TYPE = "application/json;charset=UTF-8";

    private static final byte[] NOTHING = {};

    Reply {
        headers = Map.copyOf(headers);
    }

    static Reply of(int status, byte[] body) {
        return new Reply(status, body, Map.of());
    }

    /** The answer that the client has already. */
    static Reply notModified(Map<String, String> headers) {
        return new Reply(304, NOTHING, headers);
    }

    /** Worth asking again, in a second. */
    Reply retried() {
        return new Reply(status, body, Map.of(HttpHeaders.RETRY_AFTER, "1"));
    }

    /** Without it only where the answer has none. */
    String tag() {
        return headers.getOrDefault(HttpHeaders.ETAG, "");
    }

    /** The same under another tag. */
    Reply tagged(String tag) {
        Map<String, String> changed = new HashMap<>(headers);
        changed.put(HttpHeaders.ETAG, tag);
        return new Reply(status, body, changed);
    }

    /**
     * With one member more; the body is an object with others.
     *
     * @param value JSON
     */
    Reply with(String member, String value) {
        byte[] more = (",\"" + member + "\":" + value + "}").getBytes(StandardCharsets.UTF_8);
        byte[] whole = Arrays.copyOf(body, body.length - 1 + more.length);
        System.arraycopy(more, 0, whole, body.length - 1, more.length);
        return new Reply(status, whole, headers);
    }

    boolean hasBody() {
        return body.length > 0;
    }

    /** To a client that may have gone away. */
    void send(HttpServerResponse response) {
        response.setStatusCode(status);
        headers.forEach(response::putHeader);
        Future<Void> sent;
        if (hasBody()) {
            response.putHeader(HttpHeaderNames.CONTENT_TYPE, MEDIA_TYPE);
            sent = response.end(Buffer.buffer(body));
        } else {
            sent = response.end();
        }
        sent.onFailure(gone -> {}); // safe because nothing is left to do
    }
}
