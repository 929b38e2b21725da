package dev.sluice.actuators.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.actuators.Fence;
import dev.sluice.actuators.Fence.Direction;
import dev.sluice.actuators.RouterFailure;
import dev.sluice.actuators.TrafficRouter;
import dev.sluice.actuators.Weights;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Routers that misbehave. */
class HttpTrafficRouterTest {

    private static final UUID ROLLOUT = UUID.fromString("01900000-0000-7000-8000-000000000001");
    private static final Fence FENCE = new Fence(ROLLOUT, 1, Direction.FORWARD, 5);
    private static final Weights WANTED = Weights.split("1.0.0", "2.0.0", 10);

    private final Deque<Answer> script = new ArrayDeque<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private TrafficRouter router;

    private interface Answer {
        void to(HttpExchange exchange) throws IOException, InterruptedException;
    }

    @BeforeEach
    void listens() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try {
                script.removeFirst().to(exchange);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } finally {
                exchange.close();
            }
        });
        server.start();
        router = driver(Optional.of("s3cret"));
    }

    @AfterEach
    void stops() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void reportsWeightsThatWereAcceptedAndNotHeld() {
        script.add(says(200, view(10, 5)));
        script.add(says(200, view(0, 5)));

        RouterFailure.NotHeld failure = applyFails(RouterFailure.NotHeld.class);

        assertThat(failure.observed().desired().percent("2.0.0")).isZero();
    }

    @Test
    void reportsARouterThatForgotTheFenceBetweenWriteAndReadBack() {
        script.add(says(200, view(10, 5)));
        script.add(says(200, view(10, 5).replaceAll("\"fence\":\\{[^}]*}", "\"fence\":null")));

        assertThat(applyFails(RouterFailure.NotHeld.class).observed().fence()).isNull();
    }

    @Test
    void isRefusedWhenANewerCommandOvertakesItBeforeTheReadBack() {
        script.add(says(200, view(10, 5)));
        script.add(says(200, view(0, 6)));

        assertThat(applyFails(RouterFailure.Refused.class).highest().sequence()).isEqualTo(6);
    }

    @Test
    void neverRepeatsWhatARouterAnswered() {
        for (int status : new int[] {200, 302, 400, 401, 403, 404, 409, 422, 500, 503}) {
            script.add(says(status, "<html>internal-detail</html>"));
            RouterFailure failure = applyFails(RouterFailure.class);
            assertThat(failure).hasMessageNotContaining("internal-detail").hasNoCause();
            script.clear();
        }
    }

    @Test
    void understandsOnlyTheProtocol() {
        for (String body : new String[] {
            "",
            "null",
            "[]",
            "{}",
            "{\"route\":\"shop\"}",
            view(10, 5).replace("\"1.0.0\":90", "\"1.0.0\":91"),
            view(10, 5).replace("\"attempt\":1", "\"attempt\":0"),
            view(10, 5).replace("\"sequence\":5", "\"sequence\":99999999999999999999"),
            view(10, 5).replace("\"healthy\":1", "\"healthy\":2"),
            view(10, 5).replace("FORWARD", "SIDEWAYS")
        }) {
            script.add(says(200, body));
            assertThat(catchThrowableOfType(RouterFailure.Garbled.class, () -> router.read()))
                    .as(body)
                    .isNotNull();
        }
    }

    @Test
    void readsAViewWithFieldsItDoesNotKnow() throws RouterFailure {
        script.add(says(200, view(10, 5).replaceFirst("\\{", "{\"later\":[1],")));

        assertThat(router.read().counted()).containsEntry("2.0.0", 9.5);
    }

    @Test
    void rejectsAnAddressThatBelongsToAnotherRoute() {
        script.add(says(200, view(10, 5).replace("\"shop\"", "\"cart\"")));

        assertThat(catchThrowableOfType(RouterFailure.Rejected.class, () -> router.read()))
                .isNotNull();
    }

    @Test
    void doesNotFollowARedirect() {
        script.add(exchange -> {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(307, -1);
        });
        script.add(says(200, view(10, 5)));

        assertThat(applyFails(RouterFailure.Garbled.class)).hasMessageContaining("307");
    }

    @Test
    void givesUpOnARouterThatNeverAnswers() {
        script.add(exchange -> over.await());

        assertGivesUpInTime();
    }

    @Test
    void givesUpOnARouterThatStopsInTheMiddle() {
        script.add(exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            over.await();
        });

        assertGivesUpInTime();
    }

    @Test
    void givesUpOnAnAnswerThatDoesNotEnd() {
        script.add(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] blanks = " ".repeat(8192).getBytes(StandardCharsets.US_ASCII);
            while (over.getCount() > 0) {
                exchange.getResponseBody().write(blanks);
            }
        });

        assertThat(catchThrowableOfType(RouterFailure.Garbled.class, () -> router.read()))
                .hasMessageContaining("65536");
    }

    @Test
    void neverShowsASecretThatNoHeaderCanCarry() {
        TrafficRouter withLineBreak = driver(Optional.of("s3cret\r\nX-Evil: 1"));

        RouterFailure failure =
                catchThrowableOfType(RouterFailure.Unauthorised.class, () -> withLineBreak.apply(WANTED, FENCE));

        assertThat(failure).hasMessageNotContaining("s3cret").hasNoCause();
    }

    private void assertGivesUpInTime() {
        Instant begin = Instant.now();

        assertThat(catchThrowableOfType(RouterFailure.Unreachable.class, () -> router.read()))
                .isNotNull();

        assertThat(Duration.between(begin, Instant.now())).isBetween(Duration.ofMillis(1500), Duration.ofSeconds(10));
    }

    private <F extends RouterFailure> F applyFails(Class<F> expected) {
        F failure = catchThrowableOfType(expected, () -> router.apply(WANTED, FENCE));
        assertThat(failure).isNotNull();
        return failure;
    }

    private TrafficRouter driver(Optional<String> secret) {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new HttpTrafficRouter("shop", url, () -> secret);
    }

    private static Answer says(int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    private static String view(int percent, long sequence) {
        return """
                {"route":"shop","desired":{"1.0.0":%d,"2.0.0":%d},"counted":{"1.0.0":90.5,"2.0.0":9.5},\
                "fence":{"rollout":"%s","attempt":1,"direction":"FORWARD","sequence":%d},\
                "servers":{"1.0.0":{"healthy":1,"total":1}}}""".formatted(100 - percent, percent, ROLLOUT, sequence);
    }
}
