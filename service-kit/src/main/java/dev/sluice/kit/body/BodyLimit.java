package dev.sluice.kit.body;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.kit.problem.CommonProblem;
import dev.sluice.kit.problem.Problems;
import dev.sluice.kit.problem.Refusals;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Answers a body that says it is too large with a problem document, before Quarkus would with nothing. */
@ApplicationScoped
class BodyLimit {
    /** After authentication (200), before the limit of Quarkus itself (2). */
    private static final int PRIORITY = 100;

    private final long limit;
    private final ObjectMapper json;

    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit, ObjectMapper json) {
        this.limit = limit.asLongValue();
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext context) {
        if (length(context) <= limit) {
            context.next();
            return;
        }
        context.response()
                .setStatusCode(CommonProblem.BODY_TOO_LARGE.status())
                .putHeader(HttpHeaderNames.CONTENT_TYPE, Problems.MEDIA_TYPE.toString());
        if (context.request().version() != HttpVersion.HTTP_2) {
            // the rest of the body is not read; HTTP/2 resets the stream instead and prohibits this header
            context.response().putHeader(HttpHeaderNames.CONNECTION, "close");
        }
        var unused = context.response().end(document(context.normalizedPath()));
    }

    private String document(String path) {
        try {
            return json.writeValueAsString(Problems.document(CommonProblem.BODY_TOO_LARGE, Refusals.SIZE, path));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts is always JSON", e);
        }
    }

    private static long length(RoutingContext context) {
        String header = context.request().getHeader(HttpHeaderNames.CONTENT_LENGTH);
        try {
            return header == null ? 0 : Long.parseLong(header);
        } catch (NumberFormatException e) {
            return 0; // safe because Vert.x refuses a length that is no number
        }
    }
}
