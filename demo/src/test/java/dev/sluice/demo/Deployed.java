package dev.sluice.demo;

import io.vertx.core.Future;
import io.vertx.core.Verticle;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Verticles and scripted servers of one test, all on free loopback ports, all gone after {@link #close}. */
public final class Deployed implements AutoCloseable {

    private final Vertx vertx = Programs.vertx(2);

    /** Deploys and waits until it runs; gives what {@link #undeploy} needs. */
    public String deploy(Verticle verticle) {
        return await(vertx.deployVerticle(verticle));
    }

    public void undeploy(String id) {
        await(vertx.undeploy(id));
    }

    /** A server that answers as the script says. */
    public URI server(Consumer<HttpServerRequest> script) {
        return URI.create("http://127.0.0.1:"
                + await(vertx.createHttpServer().requestHandler(script::accept).listen(0, "127.0.0.1"))
                        .actualPort());
    }

    /** An address where nothing listens. */
    public URI nowhere() {
        return URI.create("http://127.0.0.1:"
                + await(vertx.createNetServer()
                        .connectHandler(socket -> {})
                        .listen(0, "127.0.0.1")
                        .compose(server -> server.close().map(server.actualPort()))));
    }

    @Override
    public void close() {
        await(vertx.close());
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException failed) {
            throw new AssertionError(failed);
        }
    }
}
