package dev.sluice.flag.ofrep;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import jakarta.inject.Singleton;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Refuses bodies that say themselves that they are too long, in OFREP's words. */
@Singleton
class LongBodies {
    /** Clients write all of their request before they look at an answer; up to this they may, and beyond lose it with the connection. */
    private static final long MOST_IGNORED = 16 * 1024 * 1024;

    private final Replies replies;

    LongBodies(Replies replies) {
        this.replies = replies;
    }

    /** How long the body says to be; one in chunks does not say. */
    static OptionalLong length(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaderNames.CONTENT_LENGTH);
        try {
            return length == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(length));
        } catch (NumberFormatException e) {
            return OptionalLong.empty(); // safe because the long way refuses it
        }
    }

    static boolean isTooLong(HttpServerRequest request) {
        return length(request).orElse(0) > ContextReader.MAX_BYTES;
    }

    /** Answers such a request. */
    void refuse(HttpServerRequest request, @Nullable String key) {
        Reply reply = replies.refused(key, ContextReader.tooLong());
        HttpServerResponse response = request.response();
        if (request.headers().contains(HttpHeaderNames.EXPECT)
                || length(request).orElse(0) > MOST_IGNORED) {
            if (request.version() != HttpVersion.HTTP_2) {
                response.putHeader(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
            }
            reply.send(response);
            return;
        }
        request.handler(ignored -> {});
        request.exceptionHandler(gone -> {}); // safe because there is nobody to answer
        request.endHandler(whole -> reply.send(response));
        request.resume();
    }
}
