package dev.sluice.flag.sync;

import static dev.sluice.flag.Flagging.expose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.flag.application.FlagChanges;
import dev.sluice.flag.application.Origin;
import dev.sluice.flag.model.Flag;
import dev.sluice.testing.StackResource;
import dev.sluice.testing.TestRole;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The stock OpenFeature SDK for Node.js with its stock providers: in process, fed by sync, and over OFREP. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class NodeProvidersIT {
    @Inject
    SyncServer server;

    @Inject
    FlagChanges changes;

    @Test
    void evaluateAlikeAndSeeAChangeWithinTwoSeconds() {
        Flag rules = created(Peers.flag(true, 0));
        Flag drawn = created(Peers.flag(false, 50));
        try (NodeClients clients = NodeClients.start(
                server.ports().getLast(),
                Peers.SELECTOR,
                RestAssured.baseURI + ":" + RestAssured.port,
                TestRole.CLIENT.token())) {
            evaluateAlike(clients, rules);
            evaluateAlike(clients, drawn);

            List<Map<String, Object>> ada = List.of(Map.of("targetingKey", "ada"));
            assertThat(value(clients.ask(rules.key(), ada), "flagd")).isFalse();
            expose(rules.key(), false, 100);
            await().pollInterval(Duration.ofMillis(5))
                    .atMost(Duration.ofSeconds(2))
                    .until(() -> value(clients.ask(rules.key(), ada), "flagd"));
            assertThat(value(clients.ask(rules.key(), ada), "ofrep")).isTrue();
        }
    }

    private static void evaluateAlike(NodeClients clients, Flag flag) {
        List<Map<String, Object>> callers = Peers.callers();
        JsonNode answers = clients.ask(flag.key(), callers);
        for (int i = 0; i < callers.size(); i++) {
            Map<String, Object> caller = callers.get(i);
            for (String client : List.of("flagd", "ofrep")) {
                assertThat(answers.path(client).path(i).path("error").isNull())
                        .as(
                                "%s has no error for %s: %s",
                                client, caller, answers.path(client).path(i))
                        .isTrue();
                assertThat(Peers.of(answers.path(client).path(i)))
                        .as("%s for %s", client, caller)
                        .isEqualTo(Peers.ofrep(flag.key(), caller));
            }
        }
    }

    private static boolean value(JsonNode answers, String client) {
        return answers.path(client).path(0).path("value").asBoolean();
    }

    private Flag created(Flag flag) {
        QuarkusTransaction.requiringNew().run(() -> assertThat(changes.create(flag, Origin.person("test", "test")))
                .isEmpty());
        return flag;
    }
}
