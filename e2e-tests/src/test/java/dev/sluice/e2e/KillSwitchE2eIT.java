package dev.sluice.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.e2e.support.Api;
import dev.sluice.e2e.support.Await;
import dev.sluice.e2e.support.Plans;
import dev.sluice.e2e.support.Shop;
import dev.sluice.e2e.support.Stack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever disables a flag has the last word: the rollout that drives it goes back, and nothing switches the flag on again. */
class KillSwitchE2eIT {
    private static final String NAME = "kill-switch";
    private static final String FLAG = "/api/v1/flags/" + NAME;
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Stack stack = Stack.shared();
    private final Shop shop = new Shop(stack);
    private final Api flags = Api.of(stack, "flag", "operator");

    @Test
    void takesTheRolloutBackAndLeavesTheFlagOff() {
        prepare();
        String id = shop.startOnceKnown(Plans.feature(NAME, List.of(50, 100), NAME));
        Await.until(LONGEST, () -> flag().at("/exposure/percentage").asInt() == 50, () -> "" + flag());
        JsonNode refused = flags.put(FLAG + "/exposure", Map.of("internal", true, "percentage", 1, "reason", "no"))
                .expect(409)
                .body();
        assertThat(refused.path("rolloutId").asText()).isEqualTo(id);

        flags.post(FLAG + "/disable", Map.of("reason", "incident 42")).expect(200);
        assertThat(variant()).isEqualTo("off");
        shop.awaitState(id, "RolledBack", LONGEST);
        assertThat(flag().path("enabled").asBoolean()).isFalse();
        assertThat(variant()).isEqualTo("off");

        Await.until(LONGEST, () -> !flag().at("/driver/active").asBoolean(), () -> "" + flag());
        flags.post(FLAG + "/enable", Map.of("reason", "mended")).expect(200);
        flags.put(FLAG + "/exposure", Map.of("internal", false, "percentage", 100, "reason", "mended"))
                .expect(200);
        assertThat(variant()).isEqualTo("on");
    }

    /** A flag, and a source that never proves anything: the rollout stays where it is. */
    private void prepare() {
        flags.post(
                        "/api/v1/flags",
                        Map.of("key", NAME, "kind", "release", "environment", "production", "service", "shop"))
                .expect(201);
        Api.of(stack, "rollout", "admin")
                .put(
                        "/api/v1/sources/" + NAME,
                        Map.of(
                                "type", "scrape",
                                "url", "http://127.0.0.1:1/metrics",
                                "requests", "requests_total",
                                "errors", "errors_total",
                                "armLabel", "variant"))
                .expect(201);
    }

    private JsonNode flag() {
        return flags.get(FLAG).expect(200).body();
    }

    private String variant() {
        return Api.of(stack, "flag", "client")
                .post("/ofrep/v1/evaluate/flags/" + NAME, Map.of("context", Map.of("targetingKey", "ada")))
                .expect(200)
                .body()
                .path("variant")
                .asText();
    }
}
