package dev.sluice.demo.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.demo.Calls;
import dev.sluice.demo.SecretFile;
import dev.sluice.demo.gateway.GatewayOptions.Listen;
import dev.sluice.demo.metrics.Scrape;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What it passes on, and to whom. */
class GatewayTest extends BetweenTwoVersions {

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
}
