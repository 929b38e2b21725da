package dev.sluice.monitor.sources;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.judge.Arms;
import dev.sluice.judge.Counts;
import dev.sluice.judge.Tally;
import dev.sluice.kit.credentials.Credentials;
import dev.sluice.monitor.analysis.SourceReading;
import dev.sluice.monitor.exposition.Reading;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PromClientTest {
    private static final Arms ARMS = new Arms("1.0.0", "2.0.0");
    private static final String GOOD = """
            {"metric":{"sluice_part":"requests-of-baseline"},"value":[1.7e9,"900"]},
            {"metric":{"sluice_part":"errors-of-baseline"},"value":[1.7e9,"9"]},
            {"metric":{"sluice_part":"requests-of-candidate"},"value":[1.7e9,"1e+02"]},
            {"metric":{"sluice_part":"errors-of-candidate"},"value":[1.7e9,"0"]}""";
    private static final PromQueries QUERIES = new PromQueries(
            "sum(req{version=\"{{arm}}\"})",
            "sum(err{version=\"{{arm}}\"}) # five hundreds",
            Optional.empty(),
            Optional.empty());

    @TempDir
    @SuppressWarnings("NullAway.Init") // safe because JUnit fills it
    Path secrets;

    @Test
    void readsTheTotalsOfBothArmsWithOneQuery() {
        try (SourceServer server = new SourceServer(json(vector(GOOD)))) {
            Tally totals = counted(ask(server.url() + "/prom", QUERIES)).totals();

            assertThat(totals.baseline()).isEqualTo(new Counts(900, 9));
            assertThat(totals.candidate()).isEqualTo(new Counts(100, 0));
            assertThat(server.asked).hasSize(1);
            assertThat(server.asked.getFirst().path()).isEqualTo("/prom/api/v1/query");
            assertThat(URLDecoder.decode(server.asked.getFirst().body(), StandardCharsets.UTF_8))
                    .startsWith("query=label_replace((\nsum(req{version=\"1.0.0\"})\n), \"sluice_part\",")
                    .contains("\nor\n", "(\nsum(err{version=\"2.0.0\"}) # five hundreds\n)", "&timeout=");
        }
    }

    @Test
    void readsBucketsAndTellsARestart() {
        PromQueries queries = new PromQueries(
                QUERIES.requests(), QUERIES.errors(), Optional.of("b{v=\"{{arm}}\"}"), Optional.of("s{v=\"{{arm}}\"}"));
        String more = GOOD + """
                ,{"metric":{"sluice_part":"duration-of-baseline","le":"+Inf"},"value":[1,"9"]},
                {"metric":{"sluice_part":"duration-of-baseline","le":"0.1"},"value":[1,"5"]},
                {"metric":{"sluice_part":"duration-of-candidate","le":"0.1"},"value":[1,"1"]},
                {"metric":{"sluice_part":"duration-of-candidate","le":"+Inf"},"value":[1,"2"]},
                {"metric":{"sluice_part":"started-of-candidate"},"value":[1,"1700000000.123"]}""";
        try (SourceServer server = new SourceServer(json(vector(more)))) {
            Reading reading = counted(ask(server.url(), queries));

            assertThat(reading.started()).isEqualTo(1_700_000_000.1);
            assertThat(reading.totals().baselineDurations().cumulative()).isEqualTo(List.of(5L, 9L));
            assertThat(reading.totals().candidateDurations().edges()).isEqualTo(List.of(.1));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`,{\"metric\":{\"sluice_part\":\"errors-of-baseline\",\"x\":\"y\"},\"value\":[1,\"1\"]}`|gives 2 series",
                "`,{\"metric\":{\"sluice_part\":\"z\"},\"histogram\":[1,{}]}`|native histogram",
                "`,{\"metric\":{\"sluice_part\":\"z\"},\"value\":[1,\"secret\"]}`|not the JSON"
            })
    void refusesASecondSeriesAndWhatIsNoNumber(String more, String sentence) {
        assertThat(failure(vector(GOOD + more))).contains(sentence).doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "+Inf", "-1", "99.5"})
    void refusesNumbersThatAreNoCounters(String value) {
        assertThat(failure(vector(GOOD.replace("1e+02", value)))).contains("not a whole number");
    }

    @Test
    void refusesAnEmptyResultAndMoreErrorsThanRequests() {
        assertThat(failure(vector(GOOD.substring(0, GOOD.lastIndexOf(",\n")))))
                .contains("errors gives nothing for the candidate");
        assertThat(failure(vector(GOOD.replace("\"0\"", "\"101\"")))).contains("more errors than requests");
    }

    @Test
    void refusesWarningsPartialAnswersStringsAndGarbage() {
        assertThat(failure(vector(GOOD).replace("\"data\"", "\"warnings\":[\"store-3 is down\"],\"data\"")))
                .contains("warns")
                .doesNotContain("store-3");
        assertThat(failure(vector(GOOD).replace("\"data\"", "\"isPartial\":true,\"data\"")))
                .contains("partial");
        assertThat(failure("{\"status\":\"success\",\"data\":{\"resultType\":\"string\",\"result\":[1,\"x\"]}}"))
                .contains("no instant vector");
        assertThat(failure("{\"status\":\"error\"}")).contains("did not answer with success");
        assertThat(failure("<html>")).contains("not the JSON");
    }

    @Test
    void asksAgainTwiceWhenTheServerFailsAndNeverWhenTheQueryIsWrong() {
        try (SourceServer server = new SourceServer((exchange, asked) ->
                SourceServer.text(503, "text/plain", "busy").to(exchange, asked))) {
            assertThat(ask(server.url(), QUERIES))
                    .isEqualTo(new SourceReading.Failed("The source answered that it failed (status 503)."));
            assertThat(server.asked).hasSize(3);
        }
        try (SourceServer server =
                new SourceServer(SourceServer.text(422, "application/json", "{\"error\":\"secret\"}"))) {
            assertThat(ask(server.url(), QUERIES).toString())
                    .contains("Prometheus cannot run the queries (status 422)")
                    .doesNotContain("secret");
            assertThat(server.asked).hasSize(1);
        }
    }

    @Test
    void aSecondTryThatSucceedsIsAnAnswer() {
        int[] requests = {0};
        try (SourceServer server = new SourceServer((exchange, asked) -> {
            requests[0]++;
            (requests[0] == 1 ? SourceServer.text(500, "text/plain", "") : json(vector(GOOD))).to(exchange, asked);
        })) {
            assertThat(counted(ask(server.url(), QUERIES)).totals().candidate()).isEqualTo(new Counts(100, 0));
        }
    }

    @Test
    void sendsUserAndPassword() throws IOException {
        Files.writeString(secrets.resolve("prom"), "sluice:word\n");
        try (SourceServer server = new SourceServer(json(vector(GOOD)))) {
            ask(new Endpoint(server.url(), Optional.of("prom"), Endpoint.Scheme.BASIC), QUERIES, ARMS);

            assertThat(server.asked.getFirst().authorization()).isEqualTo("Basic c2x1aWNlOndvcmQ=");
        }
    }

    @Test
    void aNameThatCouldEndItsStringNeverStandsInAQuery() {
        try (SourceServer server = new SourceServer(json(vector(GOOD)))) {
            Endpoint endpoint = Endpoint.bearer(server.url(), Optional.empty());

            assertThat(ask(endpoint, QUERIES, new Arms("1", "2\"} or vector(0) #"))
                            .toString())
                    .contains("cannot stand in a query");
            assertThat(server.asked).isEmpty();
        }
    }

    private String failure(String body) {
        try (SourceServer server = new SourceServer(json(body))) {
            SourceReading reading = ask(server.url(), QUERIES);
            assertThat(reading).isInstanceOf(SourceReading.Failed.class);
            return ((SourceReading.Failed) reading).reason();
        }
    }

    private SourceReading ask(String url, PromQueries queries) {
        return ask(Endpoint.bearer(url, Optional.empty()), queries, ARMS);
    }

    private SourceReading ask(Endpoint endpoint, PromQueries queries, Arms arms) {
        TestConfig config = new TestConfig(Duration.ofSeconds(20));
        PromClient client = new PromClient(
                new SourceHttp(config, new Credentials(Optional.of(secrets))), config, Clock.systemUTC());
        return client.fetch(new SourceSpec.Queried(endpoint, queries), arms, new Freshness(Instant.now()))
                .value();
    }

    private static Reading counted(SourceReading reading) {
        assertThat(reading).isInstanceOf(SourceReading.Counted.class);
        return ((SourceReading.Counted) reading).reading();
    }

    private static String vector(String series) {
        return "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[" + series + "]}}";
    }

    private static SourceServer.Answer json(String body) {
        return SourceServer.text(200, "application/json", body);
    }
}
