package dev.sluice.monitor.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sluice.judge.Arms;
import dev.sluice.judge.Counts;
import dev.sluice.kit.credentials.Credentials;
import dev.sluice.monitor.analysis.SourceReading;
import dev.sluice.monitor.exposition.Reading;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real Prometheus (Debian's 2.42), which scrapes two pods of the baseline and one of the candidate. */
class PrometheusIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String REQUESTS = "sum(shop_requests_total{version=\"{{arm}}\"})";
    private static final String ERRORS =
            "sum(shop_requests_total{version=\"{{arm}}\",code=\"500\"}) or 0 * " + REQUESTS;
    private static final PromQueries COUNTS = new PromQueries(REQUESTS, ERRORS, Optional.empty(), Optional.empty());

    @TempDir
    @SuppressWarnings("NullAway.Init") // safe because JUnit fills it
    static Path folder;

    @SuppressWarnings("NullAway.Init") // safe because startsOne fills them
    static SourceServer shop;

    @SuppressWarnings("NullAway.Init")
    static PrometheusProcess prometheus;

    static final AtomicLong MORE = new AtomicLong();
    static volatile boolean down;

    @BeforeAll
    static void startsOne() {
        assumeTrue(PrometheusProcess.program().isPresent(), "prometheus is not installed: apt-get install prometheus");
        shop = new SourceServer(
                (exchange, asked) -> SourceServer.text(down ? 503 : 200, "text/plain; version=0.0.4", exposition())
                        .to(exchange, asked));
        prometheus = new PrometheusProcess(folder, shop.url().substring("http://".length()));
        await().atMost(LIMIT).until(() -> ask(COUNTS) instanceof SourceReading.Counted);
    }

    @AfterAll
    static void stops() {
        if (prometheus != null) {
            prometheus.close();
            shop.close();
        }
    }

    @Test
    void readsTotalsDurationsAndTheStartOfBothArms() {
        PromQueries all = new PromQueries(
                REQUESTS,
                ERRORS,
                Optional.of("sum by (le) (shop_duration_seconds_bucket{version=\"{{arm}}\"})"),
                Optional.of("sum(shop_start_time_seconds{version=\"{{arm}}\"})"));

        Reading reading = counted(ask(all));

        assertThat(reading.totals().baseline().errors()).isEqualTo(7);
        assertThat(reading.totals().candidate()).isEqualTo(new Counts(100, 0));
        assertThat(reading.totals().candidateDurations().edges()).isEqualTo(List.of(.1, 1.0));
        assertThat(reading.totals().candidateDurations().cumulative()).isEqualTo(List.of(90L, 99L, 100L));
        assertThat(reading.started()).isEqualTo(4.5e9);
    }

    @Test
    void countsGoOnBetweenTwoReadings() {
        Reading before = counted(ask(COUNTS));

        MORE.addAndGet(1000);

        await().atMost(LIMIT).untilAsserted(() -> assertThat(
                        counted(ask(COUNTS)).since(before).baseline())
                .isEqualTo(new Counts(1000, 0)));
    }

    @Test
    void refusesWhatIsNoTotalOfAnArm() {
        assertThat(refused("shop_requests_total{version=\"{{arm}}\"}", ERRORS)).contains("requests gives 3 series");
        assertThat(refused(REQUESTS, "sum(no_such_total{version=\"{{arm}}\"})")).contains("errors gives nothing");
        assertThat(refused("\"text {{arm}}\"", ERRORS)).contains("cannot run the queries (status 400)");
        assertThat(refused("sum(", ERRORS)).contains("cannot run the queries (status 400)");
        assertThat(refused(REQUESTS + " / 0", ERRORS)).contains("not a whole number");
    }

    @Test
    void aTargetThatIsDownIsAnErrorAndCountsAgainWhenItIsBack() {
        down = true;
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(ask(COUNTS).toString()).contains("gives nothing"));

        down = false;

        await().atMost(LIMIT).until(() -> ask(COUNTS) instanceof SourceReading.Counted);
    }

    private static String refused(String requests, String errors) {
        SourceReading reading = ask(new PromQueries(requests, errors, Optional.empty(), Optional.empty()));
        assertThat(reading).isInstanceOf(SourceReading.Failed.class);
        return ((SourceReading.Failed) reading).reason();
    }

    private static Reading counted(SourceReading reading) {
        assertThat(reading).isInstanceOf(SourceReading.Counted.class);
        return ((SourceReading.Counted) reading).reading();
    }

    private static SourceReading ask(PromQueries queries) {
        TestConfig config = new TestConfig(Duration.ofSeconds(10));
        SourceHttp http = new SourceHttp(config, new Credentials(Optional.empty()));
        Endpoint endpoint = Endpoint.bearer(prometheus.url(), Optional.empty());
        return new PromClient(http, config, Clock.systemUTC())
                .fetch(
                        new SourceSpec.Queried(endpoint, queries),
                        new Arms("1.0.0", "2.0.0"),
                        new Freshness(Instant.now()))
                .value();
    }

    private static String exposition() {
        return """
                shop_requests_total{version="1.0.0",pod="a",code="200"} %d
                shop_requests_total{version="1.0.0",pod="b",code="200"} 400
                shop_requests_total{version="1.0.0",pod="b",code="500"} 7
                shop_requests_total{version="2.0.0",pod="c",code="200"} 100
                shop_start_time_seconds{version="1.0.0",pod="a"} 1.5e9
                shop_start_time_seconds{version="1.0.0",pod="b"} 1.5e9
                shop_start_time_seconds{version="2.0.0",pod="c"} 1.5e9
                shop_duration_seconds_bucket{version="1.0.0",le="0.1"} 500
                shop_duration_seconds_bucket{version="1.0.0",le="1"} 600
                shop_duration_seconds_bucket{version="1.0.0",le="+Inf"} 600
                shop_duration_seconds_bucket{version="2.0.0",le="0.1"} 90
                shop_duration_seconds_bucket{version="2.0.0",le="1"} 99
                shop_duration_seconds_bucket{version="2.0.0",le="+Inf"} 100
                """.formatted(500 + MORE.get());
    }
}
