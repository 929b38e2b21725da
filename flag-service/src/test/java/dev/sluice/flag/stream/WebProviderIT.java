package dev.sluice.flag.stream;

import static dev.sluice.flag.Flagging.expose;
import static dev.sluice.flag.Flagging.newFlag;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sluice.testing.NodeProgram;
import dev.sluice.testing.StackResource;
import dev.sluice.testing.TestRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The stock OpenFeature SDK for browsers with its stock OFREP provider, in Node.js: it asks when its stream tells it to, and never else. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class WebProviderIT {
    @Test
    void seesChangesWithoutAskingForThem() {
        String flag = newFlag();
        String settings = JsonNodeFactory.instance
                .objectNode()
                .put("ofrepUrl", RestAssured.baseURI + ":" + RestAssured.port)
                .put("token", TestRole.CLIENT.token())
                .put("flag", flag)
                .toString();
        try (NodeProgram page = NodeProgram.start(Path.of("src/test/node"), "web.mjs", settings)) {
            becomes(page, false);
            expose(flag, false, 100);
            becomes(page, true);
            expose(flag, false, 0);
            becomes(page, false);
        }
    }

    private static void becomes(NodeProgram page, boolean value) {
        assertThat(assertTimeoutPreemptively(
                        Duration.ofSeconds(20),
                        () -> page.ask(Map.of("value", value)).path("value").asBoolean()))
                .isEqualTo(value);
    }
}
