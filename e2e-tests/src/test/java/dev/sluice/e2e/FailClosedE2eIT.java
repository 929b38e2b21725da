package dev.sluice.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.sluice.e2e.support.Api;
import dev.sluice.e2e.support.Await;
import dev.sluice.e2e.support.Gateway;
import dev.sluice.e2e.support.Plans;
import dev.sluice.e2e.support.Shop;
import dev.sluice.e2e.support.Stack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No verdict other than HEALTHY ever advances, whatever a source answers. */
class FailClosedE2eIT {
    private final Stack stack = Stack.shared();
    private final Shop shop = new Shop(stack);
    private final Gateway gateway = new Gateway(stack);
    private HttpServer source = server(request -> "");

    /** Ways in which a source can be broken. */
    enum BrokenSource {
        DOWN,
        GARBAGE,
        NOT_A_NUMBER,
        ZERO_REQUESTS,
        STALE,
        CANDIDATE_MISSING,
        ERRORS_MISSING;

        /** The n-th answer; null closes the connection without one. */
        @Nullable
        String answer(int n) {
            return switch (this) {
                case DOWN -> null;
                case GARBAGE -> "<html>502 Bad Gateway</html>";
                case NOT_A_NUMBER -> counts("NaN", "NaN", "100", "0");
                case ZERO_REQUESTS -> counts("0", "0", "0", "0");
                case STALE -> counts("100000", "10", "100000", "10");
                case CANDIDATE_MISSING -> """
                    requests_total{version="1.0.0"} %d
                    errors_total{version="1.0.0"} 0
                    """.formatted(1000 + 100 * n);
                case ERRORS_MISSING -> """
                    requests_total{version="1.0.0"} %1$d
                    requests_total{version="2.0.0"} %1$d
                    failures_total{version="2.0.0"} %1$d
                    """.formatted(1000 + 1000 * n);
            };
        }

        private static String counts(String base, String baseErrors, String candidate, String candidateErrors) {
            return """
                    requests_total{version="1.0.0"} %s
                    errors_total{version="1.0.0"} %s
                    requests_total{version="2.0.0"} %s
                    errors_total{version="2.0.0"} %s
                    """.formatted(base, baseErrors, candidate, candidateErrors);
        }
    }

    @BeforeEach
    void freshShop() {
        shop.reset();
    }

    @AfterEach
    void calmShop() {
        source.stop(0);
        shop.reset();
    }

    @ParameterizedTest
    @EnumSource
    void holdsTheStage(BrokenSource broken) {
        source.stop(0);
        source = server(broken::answer);
        Api.of(stack, "rollout", "admin")
                .put(
                        "/api/v1/sources/broken",
                        Map.of(
                                "type", "scrape",
                                "url", "http://127.0.0.1:" + source.getAddress().getPort() + "/metrics",
                                "requests", "requests_total",
                                "errors", "errors_total",
                                "armLabel", "version"));

        String id = shop.start(Plans.canary(List.of(10, 100), "broken"));
        Await.until(Duration.ofSeconds(30), () -> gateway.weight("2.0.0") == 10, () -> "" + gateway.weights());
        Api monitor = Api.of(stack, "monitor", "viewer");
        Await.until(
                Duration.ofSeconds(30),
                () -> Set.of("NO_DATA", "ERROR")
                        .contains(monitor.get("/api/v1/analyses/" + id)
                                .body()
                                .at("/current/verdict")
                                .asText()),
                () -> "" + monitor.get("/api/v1/analyses/" + id).body());
        Await.always(
                Duration.ofSeconds(8),
                () -> gateway.weight("2.0.0") == 10,
                () -> "moved from 10 % without proof: " + gateway.weights());
        assertThat(shop.rollout(id).get("stage").asInt()).isZero();
        assertThat(shop.state(id)).isEqualTo("Running");
    }

    private static HttpServer server(IntFunction<@Nullable String> answer) {
        try {
            var count = new AtomicInteger();
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/metrics", exchange -> {
                String text = answer.apply(count.incrementAndGet());
                if (text == null) {
                    exchange.close();
                    return;
                }
                byte[] body = text.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
