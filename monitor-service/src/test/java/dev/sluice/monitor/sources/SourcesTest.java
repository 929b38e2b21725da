package dev.sluice.monitor.sources;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.judge.Arms;
import dev.sluice.judge.Comparison;
import dev.sluice.judge.Counts;
import dev.sluice.judge.FailureKind;
import dev.sluice.judge.Metric;
import dev.sluice.kit.credentials.Credentials;
import dev.sluice.monitor.analysis.AnalysisPlan;
import dev.sluice.monitor.analysis.PlannedStage;
import dev.sluice.monitor.analysis.SourceReading;
import dev.sluice.monitor.analysis.Subject;
import dev.sluice.monitor.exposition.SeriesSelector;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class SourcesTest {
    private static final String OPEN = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    private static final String TEXT = "text/plain; version=0.0.4";
    private static final String COUNTERS = "# TYPE err counter\nreq_total{version=\"2\"} 5\n";

    private Sources sources = sources(Duration.ofSeconds(20));

    @Test
    void readsBothFormatsAndSaysThatItCan() {
        try (SourceServer server = new SourceServer(
                SourceServer.text(200, OPEN, "# TYPE err counter\nreq_total{version=\"2\"} 5\n# EOF\n"))) {
            assertThat(counted(ask(server.url()))).isEqualTo(new Counts(5, 0));
            assertThat(server.asked.getFirst().accept())
                    .isEqualTo("application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5");
        }
        try (SourceServer server =
                new SourceServer(SourceServer.text(200, TEXT, COUNTERS.replace("err", "err_total")))) {
            assertThat(counted(ask(server.url()))).isEqualTo(new Counts(5, 0));
        }
    }

    @Test
    void fiftyAnalysesAtTheSameTimeAskOnce() {
        try (SourceServer server = new SourceServer((exchange, asked) -> {
                    pause(100);
                    SourceServer.text(200, TEXT, COUNTERS.replace("err", "err_total"))
                            .to(exchange, asked);
                });
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Freshness freshness = new Freshness(Instant.now().minusSeconds(5));
            List<java.util.concurrent.Future<SourceReading>> readings = java.util.stream.IntStream.range(0, 50)
                    .mapToObj(analysis -> threads.submit(() -> ask(server.url(), freshness)))
                    .toList();

            assertThat(readings)
                    .allSatisfy(reading -> assertThat(counted(reading.get())).isEqualTo(new Counts(5, 0)));
            assertThat(server.asked).hasSize(1);
            counted(ask(server.url(), new Freshness(Instant.now())));
            assertThat(server.asked).hasSize(2);
        }
    }

    @Test
    void neverFollowsARedirect() {
        try (SourceServer target = new SourceServer(SourceServer.text(200, TEXT, COUNTERS));
                SourceServer server = new SourceServer((exchange, asked) -> {
                    exchange.getResponseHeaders().set("Location", target.url());
                    exchange.sendResponseHeaders(302, -1);
                })) {
            assertThat(failure(ask(server.url()))).contains("302");
            assertThat(target.asked).isEmpty();
        }
    }

    @Test
    void refusesMoreThanAMegabyte() {
        try (SourceServer server = new SourceServer(SourceServer.text(200, TEXT, "#".repeat(1024 * 1024 + 1)))) {
            assertThat(failure(ask(server.url()))).isEqualTo("The source's answer is larger than 1 MB.");
        }
    }

    @Test
    void aServerThatDribblesIsGivenUp() {
        try (SourceServer server = new SourceServer((exchange, asked) -> {
            exchange.sendResponseHeaders(200, 0);
            for (int tenth = 0; tenth < 100; tenth++) {
                exchange.getResponseBody().write('#');
                exchange.getResponseBody().flush();
                pause(100);
            }
        })) {
            sources = sources(Duration.ofMillis(500));
            long begin = System.nanoTime();

            assertThat(failure(ask(server.url()))).isEqualTo("The source did not answer in time.");
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void asksNoLinkLocalAddress() {
        for (String host : List.of("169.254.169.254", "[fe80::1]", "[::ffff:169.254.169.254]")) {
            assertThat(failure(ask("http://" + host + "/metrics"))).contains("link-local");
        }
    }

    @Test
    void asksNothingButHttp() {
        assertThat(failure(ask("file:///etc/passwd"))).contains("not an http or https address");
        assertThat(failure(ask("http://user:word@localhost/"))).contains("not an http or https address");
    }

    @Test
    void aMissingCredentialIsNamedAndNothingIsSentWithoutIt() {
        try (SourceServer server = new SourceServer(SourceServer.text(200, TEXT, COUNTERS))) {
            SourceSpec spec = new SourceSpec.Exposed(Endpoint.bearer(server.url(), Optional.of("secret")), selector());

            assertThat(failure(ask(spec, new Freshness(Instant.now())))).contains("credential secret is missing");
            assertThat(server.asked).isEmpty();
        }
    }

    private static Sources sources(Duration timeout) {
        TestConfig config = new TestConfig(timeout);
        SourceHttp http = new SourceHttp(config, new Credentials(Optional.empty()));
        Clock clock = Clock.systemUTC();
        return new Sources(
                new ScrapeClient(http, config, clock),
                new PromClient(http, config, clock),
                new HaproxyClient(http, config, clock),
                (pushed, arms, now, maxAge) -> new SourceReading.Failed("Nothing was pushed."),
                clock);
    }

    private SourceReading ask(String url) {
        return ask(url, new Freshness(Instant.now()));
    }

    private SourceReading ask(String url, Freshness freshness) {
        return ask(new SourceSpec.Exposed(Endpoint.bearer(url, Optional.empty()), selector()), freshness);
    }

    private SourceReading ask(SourceSpec spec, Freshness freshness) {
        return Objects.requireNonNull(
                sources.ask(plan(), Map.of("shop", spec), freshness).readings().get("shop"));
    }

    private static SeriesSelector selector() {
        return new SeriesSelector("req_total", "err_total", "", Map.of(), "version", false);
    }

    private static Counts counted(SourceReading reading) {
        assertThat(reading).isInstanceOf(SourceReading.Counted.class);
        return ((SourceReading.Counted) reading).reading().totals().candidate();
    }

    private static String failure(SourceReading reading) {
        assertThat(reading).isInstanceOf(SourceReading.Failed.class);
        return ((SourceReading.Failed) reading).reason();
    }

    private static AnalysisPlan plan() {
        return new AnalysisPlan(
                new Subject(new UUID(0, 1), "production", "shop"),
                new Arms("1", "2"),
                .01,
                Duration.ofSeconds(10),
                List.of(new Metric.ErrorRatio("errors", "shop", 100, FailureKind.APPLICATION, .005, null)),
                List.of(new PlannedStage(0, "all", Duration.ZERO, Comparison.LIVE_BASELINE, null)));
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
