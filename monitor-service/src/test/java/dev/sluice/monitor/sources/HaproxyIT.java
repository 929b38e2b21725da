package dev.sluice.monitor.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sluice.actuators.haproxy.HaproxyProcess;
import dev.sluice.judge.Arms;
import dev.sluice.judge.Counts;
import dev.sluice.kit.credentials.Credentials;
import dev.sluice.monitor.analysis.SourceReading;
import dev.sluice.monitor.exposition.Reading;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real HAProxy: two servers that answer as asked, and a backend behind which nobody listens. */
@SuppressWarnings("NullAway.Init") // safe because starts() fills all fields
class HaproxyIT {
    private SourceServer shop;
    private HaproxyProcess haproxy;
    private int port;

    @BeforeAll
    static void needsHaproxy() {
        assumeTrue(HaproxyProcess.program().isPresent(), "haproxy is not installed: apt-get install haproxy");
    }

    @BeforeEach
    void starts() {
        shop = new SourceServer((exchange, asked) -> SourceServer.text(
                        asked.path().contains("error") ? 500 : 200, "text/plain", "hello")
                .to(exchange, asked));
        port = HaproxyProcess.freePort();
        Path folder = HaproxyProcess.folder();
        int server = URI.create(shop.url()).getPort();
        haproxy = new HaproxyProcess(
                folder,
                HaproxyProcess.global(folder, "")
                        + """
                frontend www
                  bind 127.0.0.1:%d
                  use_backend gone if { path_beg /gone }
                  use_backend green if { path_beg /green }
                  default_backend shop
                backend shop
                  server stable 127.0.0.1:%d
                  server canary 127.0.0.1:%d weight 0
                backend green
                  server any 127.0.0.1:%d
                backend gone
                  server stable 127.0.0.1:%d
                  server spare 127.0.0.1:%d disabled
                """.formatted(port, server, server, server, HaproxyProcess.freePort(), server));
    }

    @AfterEach
    void stops() {
        haproxy.close();
        shop.close();
    }

    @Test
    void countsRequestsAndErrorsOfEachServer() throws Exception {
        visit("/", 5);
        visit("/error", 2);
        haproxy.command("set weight shop/stable 0; set weight shop/canary 100");
        visit("/", 3);

        Reading reading = counted(ask("backend=shop&version.1.0.0=stable&version.2.0.0=canary"));

        assertThat(reading.totals().baseline()).isEqualTo(new Counts(7, 2));
        assertThat(reading.totals().candidate()).isEqualTo(new Counts(3, 0));
    }

    @Test
    void aRequestThatFoundNobodyIsOneErrorHoweverOftenItWasTried() throws Exception {
        visit("/gone", 2);

        Reading reading = counted(ask("backend=gone&version.1.0.0=stable&version.2.0.0=spare"));

        assertThat(reading.totals().baseline()).isEqualTo(new Counts(2, 2));
    }

    @Test
    void countsWholeBackendsWhereAMapSteers() throws Exception {
        visit("/gone", 1);
        visit("/green", 4);

        Reading reading = counted(ask("map=/shares.map&key=gone&version.1.0.0=green&version.2.0.0=gone"));

        assertThat(reading.totals().baseline()).isEqualTo(new Counts(4, 0));
        assertThat(reading.totals().candidate()).isEqualTo(new Counts(1, 1));
    }

    @Test
    void aReloadIsSeenAsCountersThatBeganAnew() throws Exception {
        visit("/", 3);
        Reading before = counted(ask("backend=shop&version.1.0.0=stable&version.2.0.0=canary"));

        haproxy.reload();
        visit("/", 5);

        Reading after = counted(ask("backend=shop&version.1.0.0=stable&version.2.0.0=canary"));
        assertThat(after.resetSince(before)).isTrue();
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(ask("backend=shop&version.1.0.0=stable&version.2.0.0=other").toString())
                .contains("no server or backend");
        assertThat(ask("backend=other").toString()).contains("no server or backend");
        assertThat(ask("haproxy+unix:///tmp/nobody.sock?backend=shop", new Arms("1", "2"))
                        .toString())
                .contains("nothing listens there");
        assertThat(ask("haproxy+tcp://169.254.169.254:80?backend=shop", new Arms("1", "2"))
                        .toString())
                .contains("link-local");
    }

    private void visit(String path, int times) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI url = URI.create("http://127.0.0.1:" + port + path);
            for (int visit = 0; visit < times; visit++) {
                http.send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.discarding());
            }
        }
    }

    private SourceReading ask(String query) {
        return ask(query, new Arms("1.0.0", "2.0.0"));
    }

    private SourceReading ask(String query, Arms arms) {
        String url = query.startsWith("haproxy") ? query : "haproxy+unix://" + haproxy.socket() + "?" + query;
        TestConfig config = new TestConfig(Duration.ofSeconds(10));
        SourceHttp http = new SourceHttp(config, new Credentials(Optional.empty()));
        return new HaproxyClient(http, config, Clock.systemUTC())
                .fetch(new SourceSpec.Haproxy(url), arms, new Freshness(Instant.now()))
                .value();
    }

    private static Reading counted(SourceReading reading) {
        assertThat(reading).isInstanceOf(SourceReading.Counted.class);
        return ((SourceReading.Counted) reading).reading();
    }
}
