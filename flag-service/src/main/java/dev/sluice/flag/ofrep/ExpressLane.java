package dev.sluice.flag.ofrep;

import dev.sluice.flag.evaluation.Snapshot;
import dev.sluice.kit.auth.BearerTokens;
import dev.sluice.kit.auth.BearerTokens.Bearer;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers the ordinary request where it arrives: one with a token of the tokens file and a body of known length, about flags that are
 * known here. On the long way through Quarkus' security and JAX-RS an evaluation would be a small part of its own cost. Every other
 * request takes that way, and is evaluated by the same classes: tokens of an identity provider, none, versions that are yet to come.
 */
@Singleton
class ExpressLane {
    /** Routes of Quarkus' filters have their negative priority for order; that of authentication is 200, that of the kit's limit of bodies 100. */
    private static final int BEFORE_AUTHENTICATION = -300;

    private static final int AFTER_AUTHENTICATION = -150;

    private static final String ALL = "/ofrep/v1/evaluate/flags";
    private static final String KEY = "key";

    private final BearerTokens tokens;
    private final SnapshotChoice choice;
    private final SingleEvaluation single;
    private final BulkWithStream bulk;
    private final LongBodies longBodies;
    private final Unexpected unexpected;

    ExpressLane(
            BearerTokens tokens,
            SnapshotChoice choice,
            SingleEvaluation single,
            BulkWithStream bulk,
            LongBodies longBodies,
            Unexpected unexpected) {
        this.tokens = tokens;
        this.choice = choice;
        this.single = single;
        this.bulk = bulk;
        this.longBodies = longBodies;
        this.unexpected = unexpected;
    }

    /** Evaluates with what the request came with. */
    private interface Evaluation {
        Reply of(Snapshot snapshot, Evaluator evaluator, byte[] body);
    }

    void register(@Observes Router router) {
        router.post(ALL + "/:" + KEY).order(BEFORE_AUTHENTICATION).handler(context -> {
            String key = Objects.requireNonNull(context.pathParam(KEY));
            answer(context, key, (snapshot, evaluator, body) -> single.of(snapshot, evaluator.readers(), key, body));
        });
        router.post(ALL).order(BEFORE_AUTHENTICATION).handler(context -> {
            String ifNoneMatch = context.request().getHeader(HttpHeaderNames.IF_NONE_MATCH);
            answer(context, null, (snapshot, evaluator, body) -> bulk.of(snapshot, evaluator, ifNoneMatch, body));
        });
        router.post(ALL + "/:" + KEY)
                .order(AFTER_AUTHENTICATION)
                .handler(context -> refuseLong(context, context.pathParam(KEY)));
        router.post(ALL).order(AFTER_AUTHENTICATION).handler(context -> refuseLong(context, null));
    }

    /** On the long way, before the limit of all bodies knows no words of OFREP. */
    private void refuseLong(RoutingContext context, @Nullable String key) {
        if (context.user() != null && LongBodies.isTooLong(context.request())) {
            longBodies.refuse(context.request(), key);
        } else {
            context.next();
        }
    }

    private void answer(RoutingContext context, @Nullable String key, Evaluation evaluation) {
        HttpServerRequest request = context.request();
        Optional<Bearer> bearer = tokens.find(request.getHeader(HttpHeaderNames.AUTHORIZATION));
        if (bearer.isPresent() && LongBodies.isTooLong(request)) {
            longBodies.refuse(request, key);
            return;
        }
        Optional<Snapshot> snapshot = snapshot(request);
        if (bearer.isEmpty() || snapshot.isEmpty() || !isShort(request)) {
            context.next();
            return;
        }
        Evaluator evaluator = new Evaluator(
                bearer.get().name(), true, new Readers(bearer.get().grants()));
        Future<Buffer> whole = request.body();
        request.resume(); // Quarkus holds it back for handlers that come later
        whole.map(body -> evaluation.of(snapshot.get(), evaluator, body.getBytes()))
                .onSuccess(reply -> reply.send(context.response()))
                .onFailure(failure -> fail(context, key, failure));
    }

    /** A client that went away is no failure of ours. */
    private void fail(RoutingContext context, @Nullable String key, Throwable failure) {
        if (!context.response().closed()) {
            unexpected.reply(key, failure).send(context.response());
        }
    }

    private Optional<Snapshot> snapshot(HttpServerRequest request) {
        try {
            String told = request.query() == null ? null : request.getParam(SnapshotChoice.TOLD);
            return choice.atOnce(request.getHeader(SnapshotChoice.HEADER), told);
        } catch (InvalidRequestException e) {
            // safe because the long way finds the same, and says it
            return Optional.empty();
        }
    }

    /** Whether all of the body is on its way and may be taken into memory; one in chunks does not say how long it is. */
    private static boolean isShort(HttpServerRequest request) {
        return LongBodies.length(request).orElse(Long.MAX_VALUE) <= ContextReader.MAX_BYTES
                && !request.headers().contains(HttpHeaderNames.EXPECT);
    }
}
