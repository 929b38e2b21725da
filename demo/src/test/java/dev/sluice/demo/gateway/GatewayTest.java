package dev.sluice.demo.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sluice.demo.Calls;
import dev.sluice.demo.Deployed;
import dev.sluice.demo.SecretFile;
import dev.sluice.demo.gateway.GatewayOptions.Listen;
import dev.sluice.demo.metrics.Scrape;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayTest {

    private static final String SECRET = "router-secret";

    private final Deployed deployed = new Deployed();
    private Consumer<HttpServerRequest> candidate =
            request -> request.response().end("new");
    private Calls gateway = Calls.port(0);

    @BeforeEach
    void startsBetweenTwoVersions(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), SECRET);
        Map<String, URI> versions = new LinkedHashMap<>();
        versions.put("1.0.0", deployed.server(request -> request.response().end("old")));
        versions.put("2.0.0", deployed.server(request -> candidate.accept(request)));
        GatewayVerticle verticle = new GatewayVerticle(new GatewayOptions(
                new Listen("127.0.0.1", 0), "shop", versions, new SecretFile(Optional.of(secret)), false));
        deployed.deploy(verticle);
        gateway = Calls.port(verticle.port());
    }

    @AfterEach
    void stops() {
        deployed.close();
    }

    @Test
    void aProcessWithSeveralRoutesShowsAllOfThemAtOnceAndKeepsThemApart() {
        Views views = new Views();
        GatewayVerticle one = new GatewayVerticle(named("one"), views);
        GatewayVerticle two = new GatewayVerticle(named("two"), views);
        deployed.deploy(one);
        deployed.deploy(two);

        String shown = Calls.port(two.port()).get("/_gateway/routes").body();

        assertThat(shown).contains("\"route\":\"one\"").contains("\"route\":\"two\"");
        assertThat(Calls.port(one.port()).get("/_gateway/weights").body())
                .contains("\"route\":\"one\"")
                .doesNotContain("two");
        assertThat(gateway.get("/_gateway/routes").body())
                .contains("\"route\":\"shop\"")
                .doesNotContain("one");
    }

    private GatewayOptions named(String route) {
        URI server = deployed.server(request -> request.response().end("old"));
        return new GatewayOptions(
                new Listen("127.0.0.1", 0), route, Map.of("1.0.0", server), new SecretFile(Optional.empty()), false);
    }

    @Test
    void losesNothingUnderConcurrentLoad() throws InterruptedException, ExecutionException {
        weights(37, 1);

        List<String> answers =
                concurrently(16, 250, () -> gateway.get("/checkout").body());

        assertThat(answers).hasSize(4_000).containsOnly("old", "new");
        assertThat(Collections.frequency(answers, "new")).isEqualTo(1_480);
        assertThat(counter("requests", "1.0.0")).isEqualTo(2_520);
        assertThat(counter("requests", "2.0.0")).isEqualTo(1_480);
        assertThat(counter("errors", "1.0.0") + counter("errors", "2.0.0")).isZero();
    }

    @Test
    void losesNothingWhileTheWeightsChange() throws InterruptedException, ExecutionException {
        try (ExecutorService side = Executors.newSingleThreadExecutor()) {
            Future<List<String>> load = side.submit(
                    () -> concurrently(8, 250, () -> gateway.get("/").body()));
            for (int sequence = 1; !load.isDone(); sequence++) {
                weights(sequence % 101, sequence);
            }
            assertThat(load.get()).hasSize(2_000).containsOnly("old", "new");
        }
        assertThat(counter("requests", "1.0.0") + counter("requests", "2.0.0")).isEqualTo(2_000);
    }

    @Test
    void countsAnAnswerOf5xxAsAnError() {
        candidate = request -> request.response()
                .setStatusCode("/health".equals(request.path()) ? 200 : 503)
                .end();
        weights(100, 1);

        assertThat(gateway.get("/checkout").statusCode()).isEqualTo(503);

        assertThat(counter("requests", "2.0.0")).isEqualTo(1);
        assertThat(counter("errors", "2.0.0")).isEqualTo(1);
    }

    @Test
    void doesNotCountAnAnswerOf4xxAsAnError() {
        candidate = request -> request.response().setStatusCode(404).end();
        weights(100, 1);

        assertThat(gateway.get("/checkout").statusCode()).isEqualTo(404);

        assertThat(counter("requests", "2.0.0")).isEqualTo(1);
        assertThat(counter("errors", "2.0.0")).isZero();
    }

    @Test
    void countsABrokenConnectionAsAnErrorAndSeesThatTheServerIsDown() {
        candidate = request -> request.connection().close();
        weights(100, 1);

        assertThat(gateway.get("/checkout").statusCode()).isEqualTo(502);

        assertThat(counter("errors", "2.0.0")).isEqualTo(1);
        await().until(() -> view().contains("\"2.0.0\":{\"healthy\":0,\"total\":1}"));
        assertThat(view()).contains("\"1.0.0\":{\"healthy\":1,\"total\":1}");
    }

    @Test
    void countsAnAnswerThatBreaksOffAsAnError() {
        candidate = request -> {
            request.response().putHeader("Content-Length", "100").write("half");
            request.connection().close();
        };
        weights(100, 1);

        assertThatThrownBy(() -> gateway.get("/checkout")).isInstanceOf(UncheckedIOException.class);

        await().until(() -> counter("errors", "2.0.0") == 1);
        assertThat(counter("requests", "2.0.0")).isEqualTo(1);
    }

    @Test
    void countsAVisitorWhoGaveUpAsAnError() {
        candidate = request -> {};
        weights(100, 1);

        assertThatThrownBy(() -> Calls.send(gateway.request("/checkout").timeout(Duration.ofMillis(100))))
                .isInstanceOf(UncheckedIOException.class);

        await().until(() -> counter("errors", "2.0.0") == 1);
        assertThat(counter("requests", "2.0.0")).isEqualTo(1);
    }

    @Test
    void passesARequestOnWhole() {
        candidate = request -> request.body().onSuccess(body -> request.response()
                .setStatusCode(201)
                .putHeader("X-Back", String.valueOf(request.getHeader("X-There")))
                .end(request.method() + " " + request.uri() + " " + body));
        weights(100, 1);

        var answer = gateway.put("/cart/7?a=b", "x".repeat(100_000), "X-There", "hello");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("X-Back")).contains("hello");
        assertThat(answer.body()).isEqualTo("PUT /cart/7?a=b " + "x".repeat(100_000));
    }

    @Test
    void neverPassesItsOwnPathsOn() {
        assertThat(gateway.get("/_gateway/other").statusCode()).isEqualTo(404);
        assertThat(gateway.get("/_demo/other").statusCode()).isEqualTo(404);
        assertThat(gateway.get("/_demo/faults").statusCode()).isEqualTo(405);
        assertThat(counter("requests", "1.0.0")).isZero();
    }

    @Test
    void exposesEverySeriesFromTheStart() {
        Scrape scrape = scrape();

        for (String version : List.of("1.0.0", "2.0.0")) {
            String labels = "route=\"shop\",version=\"" + version + "\"";
            assertThat(scrape.value("sluice_gateway_requests_total{" + labels + "}"))
                    .isZero();
            assertThat(scrape.value("sluice_gateway_errors_total{" + labels + "}"))
                    .isZero();
            scrape.assertHistogram("sluice_gateway_request_duration_seconds", labels);
        }
        assertThat(scrape.value("sluice_gateway_started_seconds")).isGreaterThan(1.6e9);
    }

    @Test
    void refusesABodyThatIsTooLong() {
        assertThat(gateway.put("/_gateway/weights", "x".repeat(70_000), "Authorization", "Bearer " + SECRET)
                        .statusCode())
                .isEqualTo(413);
    }

    private void weights(int percent, int sequence) {
        String body = """
                {"route":"shop","weights":{"1.0.0":%d,"2.0.0":%d},"fence":{"rollout":\
                "01900000-0000-7000-8000-000000000001","attempt":1,"direction":"FORWARD","sequence":%d}}""".formatted(100 - percent, percent, sequence);
        assertThat(gateway.put("/_gateway/weights", body, "Authorization", "Bearer " + SECRET)
                        .statusCode())
                .isEqualTo(200);
    }

    private static List<String> concurrently(int threads, int each, Callable<String> call)
            throws InterruptedException, ExecutionException {
        try (ExecutorService callers = Executors.newFixedThreadPool(threads)) {
            List<String> answers = new ArrayList<>();
            for (Future<String> answer : callers.invokeAll(Collections.nCopies(threads * each, call))) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    private double counter(String name, String version) {
        return scrape().value("sluice_gateway_%s_total{route=\"shop\",version=\"%s\"}".formatted(name, version));
    }

    private String view() {
        return gateway.get("/_gateway/weights").body();
    }

    private Scrape scrape() {
        return Scrape.of(gateway.get("/_gateway/metrics").body());
    }
}
