package dev.sluice.demo.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.demo.Deployed;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoadTest {

    private final Deployed deployed = new Deployed();

    @AfterEach
    void stops() {
        deployed.close();
    }

    @Test
    void comesFromUsersOfWhomAFixedPartIsInternal() {
        Queue<String> visitors = new ConcurrentLinkedQueue<>();
        URI gateway = deployed.server(request -> {
            visitors.add(
                    request.path() + " " + request.getHeader("X-User-Id") + " " + request.getHeader("X-User-Internal"));
            request.response().end();
        });

        LoadVerticle load = visit(gateway, 2_000, 10, 20);

        await().until(() -> load.served() > 500);
        assertThat(visitors).allMatch(visitor -> visitor.matches("/checkout u00(0[12] true|0[3-9] null|10 null)"));
        assertThat(visitors.stream().distinct()).hasSize(10);
        assertThat(load.failed()).isZero();
    }

    @Test
    void goesOnWhenAnswersAreErrorsOrConnectionsBreak() {
        AtomicInteger count = new AtomicInteger();
        URI gateway = deployed.server(request -> answerOneOfThree(request, count.incrementAndGet()));

        LoadVerticle load = visit(gateway, 500, 10, 0);

        await().until(() -> load.served() > 100 && load.failed() > 200);
        assertThat(load.notSent()).isZero();
    }

    @Test
    void goesOnWhenNothingListens() {
        LoadVerticle load = visit(deployed.nowhere(), 500, 10, 0);

        await().until(() -> load.failed() > 200);
    }

    private static void answerOneOfThree(HttpServerRequest request, int number) {
        switch (number % 3) {
            case 0 -> request.response().end();
            case 1 -> request.response().setStatusCode(500).end();
            default -> request.connection().close();
        }
    }

    private LoadVerticle visit(URI gateway, int rate, int users, int internalPercent) {
        LoadVerticle load = new LoadVerticle(new LoadOptions(gateway, rate, users, internalPercent));
        deployed.deploy(load);
        return load;
    }
}
