package dev.sluice.demo;

import dev.sluice.demo.metrics.Exposition;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;

/** Answers and bounded bodies, the same way in both programs. */
public final class Http {

    static final int BODY_LIMIT = 64 * 1024;

    private Http() {}

    public static void json(HttpServerRequest request, int status, JsonObject body) {
        answer(request, status, "application/json", body.toBuffer());
    }

    /** A short problem (RFC 9457); {@code detail} says what to do. */
    public static void problem(HttpServerRequest request, int status, String detail) {
        JsonObject problem = new JsonObject().put("status", status).put("detail", detail);
        answer(request, status, "application/problem+json", problem.toBuffer());
    }

    public static void exposition(HttpServerRequest request, Exposition metrics) {
        answer(request, 200, Exposition.CONTENT_TYPE, Buffer.buffer(metrics.toString()));
    }

    /** The whole body; a longer one than 64 KB is answered with 413 and never arrives. */
    public static Future<Buffer> body(HttpServerRequest request) {
        Promise<Buffer> whole = Promise.promise();
        Buffer collected = Buffer.buffer();
        request.handler(chunk -> {
            if (collected.length() + chunk.length() > BODY_LIMIT) {
                request.handler(rest -> {});
                if (whole.tryFail("too large")) {
                    problem(request, 413, "a body may have 64 KB");
                }
            } else {
                collected.appendBuffer(chunk);
            }
        });
        request.endHandler(end -> whole.tryComplete(collected));
        request.exceptionHandler(whole::tryFail);
        return whole.future();
    }

    private static void answer(HttpServerRequest request, int status, String type, Buffer body) {
        request.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, type)
                .end(body);
    }
}
