package dev.sluice.demo.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.demo.Calls;
import dev.sluice.demo.Deployed;
import dev.sluice.demo.SecretFile;
import dev.sluice.demo.metrics.Scrape;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShopTest {

    private static final String INTERNAL = "X-User-Internal";

    /** Longer than in the demo, so that a busy machine does not look like a flag-service that hangs. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Deployed deployed = new Deployed();
    private Consumer<HttpServerRequest> flagService = ShopTest::onForInternalOnly;
    private Calls old = Calls.port(0);
    private Calls fresh = Calls.port(0);

    @BeforeEach
    void opens(@TempDir Path folder) throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "client-token\n");
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("1.0.0", 0);
        ports.put("2.0.0", 0);
        URI flags = deployed.server(request -> flagService.accept(request));
        ShopVerticle shop = new ShopVerticle(new ShopOptions(
                "127.0.0.1",
                ports,
                new Flags.Asked(flags, "new-checkout", new SecretFile(Optional.of(token)), PATIENCE),
                false));
        deployed.deploy(shop);
        old = Calls.port(shop.ports().getOrDefault("1.0.0", 0));
        fresh = Calls.port(shop.ports().getOrDefault("2.0.0", 0));
    }

    @AfterEach
    void closes() {
        deployed.close();
    }

    @Test
    void showsTheVariantThatFlagServiceChooses() {
        assertThat(page(old, "false")).contains("\"version\":\"1.0.0\"", "\"variant\":\"off\"");
        assertThat(page(fresh, "true")).contains("\"version\":\"2.0.0\"", "\"variant\":\"on\"", "one step");
        assertThat(metrics().value("shop_flag_fallbacks_total")).isZero();
        assertThat(metrics().value("shop_flag_revision")).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "nothing", "{\"value\":\"yes\"}"})
    void showsTheOldCheckoutWhenFlagServiceAnswersNonsense(String answer) {
        flagService = request -> request.response().end(answer);

        assertThat(page(old, "true")).contains("\"variant\":\"off\"");
    }

    @Test
    void showsTheOldCheckoutWhenFlagServiceFailsOrHangs() {
        flagService = request -> request.response().setStatusCode(500).end("{\"value\":true}");
        assertThat(page(old, "true")).contains("\"variant\":\"off\"");

        flagService = request -> {};
        assertThat(page(old, "true")).contains("\"variant\":\"off\"");

        flagService = request -> request.connection().close();
        assertThat(page(old, "true")).contains("\"variant\":\"off\"");
        assertThat(metrics().value("shop_flag_fallbacks_total")).isEqualTo(3);
    }

    @Test
    void failsOfOneVersionWhatTheSwitchSays() {
        fault("{\"version\":\"2.0.0\",\"errorRate\":1}", 204);

        assertThat(checkout(fresh)).isEqualTo(500);
        assertThat(checkout(old)).isEqualTo(200);
        assertThat(metrics().value("shop_errors_total{version=\"2.0.0\",variant=\"off\"}"))
                .isEqualTo(1);
        assertThat(metrics().value("shop_errors_total{version=\"1.0.0\",variant=\"off\"}"))
                .isZero();

        fault("{\"version\":\"2.0.0\",\"errorRate\":0}", 204);
        assertThat(checkout(fresh)).isEqualTo(200);
    }

    @Test
    void failsTheShareOfRequestsThatTheSwitchSays() {
        fault("{\"version\":\"2.0.0\",\"errorRate\":0.25}", 204);
        for (int i = 0; i < 1_000; i++) {
            checkout(fresh);
        }

        double errors = metrics().value("shop_errors_total{version=\"2.0.0\",variant=\"off\"}");
        assertThat(errors).as("six standard deviations around 250").isBetween(168.0, 332.0);
    }

    @Test
    void failsOfOneVariantWhatTheSwitchSaysInBothVersions() {
        fault("{\"variant\":\"on\",\"errorRate\":1}", 204);

        assertThat(checkoutInternally(old)).isEqualTo(500);
        assertThat(checkoutInternally(fresh)).isEqualTo(500);
        assertThat(checkout(old)).isEqualTo(200);
    }

    @Test
    void takesAsMuchLongerAsTheSwitchSays() {
        fault("{\"version\":\"2.0.0\",\"delayMs\":120}", 204);

        checkout(fresh);
        checkout(old);

        String slow = "shop_request_duration_seconds_bucket{version=\"2.0.0\",variant=\"off\",le=\"0.1\"}";
        assertThat(metrics().value(slow)).isZero();
        assertThat(metrics().value("shop_request_duration_seconds_count{version=\"2.0.0\",variant=\"off\"}"))
                .isEqualTo(1);
    }

    @Test
    void answersNothingWhenAVersionIsDownUntilItIsUpAgain() {
        fault("{\"version\":\"1.0.0\",\"down\":true}", 204);

        assertThatThrownBy(() -> checkout(old)).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> old.get("/health")).isInstanceOf(UncheckedIOException.class);
        assertThat(checkout(fresh)).isEqualTo(200);

        assertThat(old.put("/_demo/faults", "{\"version\":\"1.0.0\"}").statusCode())
                .isEqualTo(204);
        assertThat(checkout(old)).isEqualTo(200);
        assertThat(old.get("/health").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"version\":\"2.0.0\",\"variant\":\"on\"}",
                "{\"version\":\"9.9.9\",\"errorRate\":1}",
                "{\"variant\":\"maybe\",\"errorRate\":1}",
                "{\"version\":\"2.0.0\",\"errorRate\":1.5}",
                "{\"version\":\"2.0.0\",\"errorRate\":-1}",
                "{\"version\":\"2.0.0\",\"errorRate\":\"all\"}",
                "{\"version\":\"2.0.0\",\"delayMs\":-5}",
                "{\"version\":7}"
            })
    void takesNoSwitchThatItDoesNotUnderstand(String body) {
        fault(body, 422);

        assertThat(checkout(fresh)).isEqualTo(200);
    }

    @Test
    void saysWhenItLastServedEachVariant() {
        String last = "shop_last_request_timestamp_seconds{version=\"1.0.0\",variant=\"on\"}";
        double before = System.currentTimeMillis() / 1e3;
        checkout(old);
        assertThat(metrics().value(last)).isZero();

        checkoutInternally(old);

        assertThat(metrics().value(last)).isBetween(before, System.currentTimeMillis() / 1e3);
    }

    @Test
    void exposesEverySeriesFromTheStart() {
        Scrape scrape = metrics();

        for (String version : new String[] {"1.0.0", "2.0.0"}) {
            for (String variant : new String[] {"on", "off"}) {
                String labels = "version=\"%s\",variant=\"%s\"".formatted(version, variant);
                assertThat(scrape.value("shop_requests_total{" + labels + "}")).isZero();
                assertThat(scrape.value("shop_errors_total{" + labels + "}")).isZero();
                scrape.assertHistogram("shop_request_duration_seconds", labels);
            }
        }
    }

    private static void onForInternalOnly(HttpServerRequest request) {
        boolean asked = "Bearer client-token".equals(request.getHeader("Authorization"))
                && "/ofrep/v1/evaluate/flags/new-checkout".equals(request.path());
        request.body().onSuccess(body -> {
            JsonObject context = body.toJsonObject().getJsonObject("context");
            boolean internal =
                    asked && context.getString("targetingKey").equals("u0007") && context.getBoolean("internal");
            request.response()
                    .end(new JsonObject()
                            .put("key", "new-checkout")
                            .put("value", internal)
                            .put("metadata", new JsonObject().put("revision", 7))
                            .toBuffer());
        });
    }

    private static int checkoutInternally(Calls version) {
        return version.get("/checkout", INTERNAL, "true", "X-User-Id", "u0007").statusCode();
    }

    private static String page(Calls version, String internal) {
        return version.get("/checkout", INTERNAL, internal, "X-User-Id", "u0007")
                .body();
    }

    private static int checkout(Calls version) {
        return version.get("/checkout").statusCode();
    }

    private void fault(String body, int status) {
        assertThat(fresh.put("/_demo/faults", body).statusCode()).isEqualTo(status);
    }

    private Scrape metrics() {
        return Scrape.of(fresh.get("/metrics").body());
    }
}
