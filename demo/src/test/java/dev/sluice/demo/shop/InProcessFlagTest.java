package dev.sluice.demo.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.demo.SecretFile;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stock SDK and its stock provider, fed by a server of flagd's protocol. */
class InProcessFlagTest {

    private static final Visitor COLLEAGUE = new Visitor("u0001", true);
    private static final Visitor CUSTOMER = new Visitor("u0500", false);

    /** A client asks again after a second at first, with some chance in it. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    @TempDir
    private Path folder = Path.of("");

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void closes() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void showsTheTokenAndFollowsTheFlag() throws Exception {
        Path token = Files.writeString(folder.resolve("token"), "client-token\n");
        try (FlagSource source = FlagSource.forInternal(0);
                CheckoutFlag flag = flag(source.port(), Optional.of(token))) {
            await().atMost(LONGEST).until(() -> variant(flag, COLLEAGUE) == Variant.ON);
            assertThat(variant(flag, CUSTOMER)).isEqualTo(Variant.OFF);
            assertThat(flag.use().revision()).isEqualTo(1);
            assertThat(source.askers).containsExactly("flagSetId=production/shop Bearer client-token");

            source.forNobody();
            await().atMost(LONGEST).until(() -> variant(flag, COLLEAGUE) == Variant.OFF);
            assertThat(flag.use().revision()).isEqualTo(2);
        }
    }

    @Test
    void givesEverybodyTheOldCheckoutUntilTheFlagsAreThere() throws Exception {
        int port;
        try (FlagSource gone = FlagSource.forInternal(0)) {
            port = gone.port();
        }
        try (CheckoutFlag flag = flag(port, Optional.empty())) {
            assertThat(variant(flag, COLLEAGUE)).isEqualTo(Variant.OFF);
            assertThat(flag.use()).isEqualTo(new CheckoutFlag.Use(1, 0));

            try (FlagSource late = FlagSource.forInternal(port)) {
                await().atMost(LONGEST).until(() -> variant(flag, COLLEAGUE) == Variant.ON);
                assertThat(late.askers).containsExactly("flagSetId=production/shop nobody");
            }
        }
    }

    @Test
    void goesOnWithWhatItKnowsAndAsksAgainWhenFlagServiceIsAway() throws Exception {
        FlagSource source = FlagSource.forInternal(0);
        try (CheckoutFlag flag = flag(source.port(), Optional.empty())) {
            await().atMost(LONGEST).until(() -> variant(flag, COLLEAGUE) == Variant.ON);
            long fallbacks = flag.use().fallbacks();
            int port = source.port();
            source.close();
            assertThat(variant(flag, COLLEAGUE)).isEqualTo(Variant.ON);

            try (FlagSource restarted = FlagSource.forInternal(port)) {
                restarted.forNobody();
                await().atMost(LONGEST).until(() -> variant(flag, COLLEAGUE) == Variant.OFF);
            }
            assertThat(flag.use().fallbacks())
                    .as("nobody was without an answer")
                    .isEqualTo(fallbacks);
        }
    }

    private static Variant variant(CheckoutFlag flag, Visitor visitor) {
        return flag.variant(visitor).result();
    }

    private CheckoutFlag flag(int port, Optional<Path> token) throws IOException {
        return CheckoutFlag.of(
                vertx,
                new Flags.InProcess("127.0.0.1", port, "production/shop", "new-checkout", new SecretFile(token)));
    }
}
