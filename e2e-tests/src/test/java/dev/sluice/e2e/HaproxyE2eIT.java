package dev.sluice.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sluice.e2e.support.Api;
import dev.sluice.e2e.support.Stack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The demos behind a real HAProxy: they check themselves against its weights and against who answered their visitors. */
class HaproxyE2eIT {

    @BeforeAll
    static void needsHaproxy() {
        boolean installed = Stream.concat(
                        Stream.of(System.getenv().getOrDefault("PATH", "").split(":")),
                        Stream.of("/usr/sbin", "/usr/local/sbin"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "haproxy")));
        assumeTrue(installed, "haproxy is not installed: apt-get install haproxy");
    }

    /** The good one shows little that the bad one does not, so it waits for {@code ./sluice test --all}. */
    static List<String> demos() {
        return System.getProperty("matrix", "some").equals("all") ? List.of("good", "bad") : List.of("bad");
    }

    @ParameterizedTest
    @MethodSource("demos")
    void endsAsItMustAndLeavesNothing(String demo) {
        Stack stack = Stack.shared();
        Stack.Outcome outcome =
                stack.run(List.of("demo", demo, "--router", "haproxy"), 800).expectSuccess();
        assertThat(outcome.output()).contains("route shop-haproxy: haproxy+unix://");
        assertThat(Api.of(stack, "rollout", "viewer")
                        .get("/api/v1/routes/shop-haproxy")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void isNotForTheFeature() {
        Stack.Outcome outcome = Stack.shared().run(List.of("demo", "feature", "--router", "haproxy"), 60);
        assertThat(outcome.exitStatus()).isEqualTo(2);
        assertThat(outcome.output()).contains("good and bad");
    }
}
