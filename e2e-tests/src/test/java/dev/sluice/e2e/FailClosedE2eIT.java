package dev.sluice.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.e2e.support.Api;
import dev.sluice.e2e.support.Await;
import dev.sluice.e2e.support.Plans;
import dev.sluice.e2e.support.Shop;
import dev.sluice.e2e.support.Stack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No verdict other than HEALTHY ever advances, whatever a source answers. */
class FailClosedE2eIT {
    private final Stack stack = Stack.shared();
    private final Shop shop = new Shop(stack);
    private final Api flags = Api.of(stack, "flag", "viewer");
    private final Api monitor = Api.of(stack, "monitor", "viewer");

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
                    requests_total{variant="off"} %d
                    errors_total{variant="off"} 0
                    """.formatted(1000 + 100 * n);
                case ERRORS_MISSING -> """
                    requests_total{variant="off"} %1$d
                    requests_total{variant="on"} %1$d
                    failures_total{variant="on"} %1$d
                    """.formatted(1000 + 1000 * n);
            };
        }

        private static String counts(String base, String baseErrors, String candidate, String candidateErrors) {
            return """
                    requests_total{variant="off"} %s
                    errors_total{variant="off"} %s
                    requests_total{variant="on"} %s
                    errors_total{variant="on"} %s
                    """.formatted(base, baseErrors, candidate, candidateErrors);
        }
    }

    /** Each has a flag and a source of its own, and all of them have to be watched for a while: at the same time. */
    @ParameterizedTest
    @EnumSource
    @Execution(ExecutionMode.CONCURRENT)
    void holdsTheStage(BrokenSource broken) {
        String name = "fail-closed-" + broken.name().toLowerCase(Locale.ROOT).replace('_', '-');
        HttpServer source = server(broken::answer);
        try {
            register(name, "http://127.0.0.1:" + source.getAddress().getPort() + "/metrics");
            String id = shop.startOnceKnown(Plans.feature(name, List.of(10, 100), name));
            Await.until(Duration.ofSeconds(30), () -> percentage(name) == 10, () -> name + " at " + percentage(name));
            Await.until(Duration.ofSeconds(30), () -> proofIsMissing(id), () -> "" + analysis(id));
            Await.always(
                    Duration.ofSeconds(8),
                    () -> percentage(name) == 10,
                    () -> "moved without proof: " + name + " to " + percentage(name));
            assertThat(shop.rollout(id).get("stage").asInt()).isZero();
            assertThat(shop.state(id)).isEqualTo("Running");
            shop.rollBack(id);
        } finally {
            source.stop(0);
        }
    }

    private void register(String name, String url) {
        Api.of(stack, "flag", "admin")
                .post(
                        "/api/v1/flags",
                        Map.of(
                                "key", name,
                                "kind", "release",
                                "environment", "production",
                                "service", "shop",
                                "defaultVariant", "off"))
                .expect(201);
        Api.of(stack, "rollout", "admin")
                .put(
                        "/api/v1/sources/" + name,
                        Map.of(
                                "type", "scrape",
                                "url", url,
                                "requests", "requests_total",
                                "errors", "errors_total",
                                "armLabel", "variant"))
                .expect(201);
    }

    private double percentage(String flag) {
        return flags.get("/api/v1/flags/" + flag)
                .expect(200)
                .body()
                .at("/exposure/percentage")
                .asDouble(-1);
    }

    private JsonNode analysis(String rollout) {
        return monitor.get("/api/v1/analyses/" + rollout).body();
    }

    private boolean proofIsMissing(String rollout) {
        return Set.of("NO_DATA", "ERROR")
                .contains(analysis(rollout).at("/current/verdict").asText());
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
