package dev.sluice.bench.ofrep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.bench.StackFailure;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WrkTest {
    @Test
    void readsWhatTheScriptWrote() {
        String said = "Running 2s test\nmeasured 10000 2000000 350 9100 2740000 0\nRequests/sec: 5000\n";

        assertThat(Wrk.reading(said, Duration.ofMillis(300))).isEqualTo(new Reading(5_000, 0.35, 9.1, 274, 30));
    }

    @Test
    void complainsOfAnswersThatFailedAndOfNone() {
        assertThatThrownBy(() -> Wrk.reading("measured 10000 2000000 350 9100 2740000 7\n", Duration.ZERO))
                .isInstanceOf(StackFailure.class)
                .hasMessageStartingWith("7 answers failed");
        assertThatThrownBy(() -> Wrk.reading("unable to connect\n", Duration.ZERO))
                .isInstanceOf(StackFailure.class);
    }

    @Test
    void asksWithTheTokenAndTheQuestionsInTheirOrder() {
        Question first = new Question(Map.of("If-None-Match", "\"a\""), "{\"list\": [[1]]}");
        Question second = new Question(Map.of(), "{}");
        String script = WrkScript.of(
                new Subject("x", URI.create("http://127.0.0.1:1/ofrep"), 1, "secret", List.of(first, second), 200));

        assertThat(script)
                .containsSubsequence(
                        "[===[/ofrep]===]",
                        "[ [===[Authorization]===] ] = [===[Bearer secret]===]",
                        "[ [===[If-None-Match]===] ] = [===[\"a\"]===]",
                        "[===[{\"list\": [[1]]}]===])",
                        "[===[{}]===])",
                        "last % #requests",
                        "'" + Wrk.RESULT + " %d %d");
    }

    @Test
    void givesTheEchoTheOptionsOfTheJvmThatItIsComparedWith() {
        assertThat(List.of(
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:SharedArchiveFile=x.jsa",
                        "-XX:ArchiveClassesAtExit=x.jsa",
                        "-Xlog:cds*=off",
                        "-Dsluice.state=x",
                        "-jar"))
                .filteredOn(EchoServer::isOption)
                .containsExactly("-Xmx256m", "-XX:+UseSerialGC");
    }
}
