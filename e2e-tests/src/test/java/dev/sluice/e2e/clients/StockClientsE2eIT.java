package dev.sluice.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.openfeature.contrib.providers.flagd.Config;
import dev.openfeature.contrib.providers.flagd.FlagdOptions;
import dev.openfeature.contrib.providers.flagd.FlagdProvider;
import dev.openfeature.contrib.providers.ofrep.OfrepProvider;
import dev.openfeature.contrib.providers.ofrep.OfrepProviderOptions;
import dev.openfeature.sdk.FeatureProvider;
import dev.openfeature.sdk.FlagEvaluationDetails;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.OpenFeatureAPI;
import dev.sluice.e2e.support.Await;
import dev.sluice.e2e.support.Stack;
import dev.sluice.testing.NodeProgram;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** OpenFeature's SDKs with their stock providers, unchanged: they evaluate a flag, and see it change. */
class StockClientsE2eIT {
    private static final String SELECTOR = "flagSetId=production/shop";
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final Stack stack = Stack.shared();
    private final OpenFeatureAPI openFeature = OpenFeatureAPI.createIsolated();

    @AfterEach
    void shutsDown() {
        openFeature.shutdown();
    }

    @Test
    void ofJavaSeeAChangeInProcess() {
        seesAChange(
                "clients-java-flagd",
                new FlagdProvider(FlagdOptions.builder()
                        .resolverType(Config.Resolver.IN_PROCESS)
                        .host("127.0.0.1")
                        .port(stack.port(8015))
                        .deadline(5_000)
                        .selector(SELECTOR)
                        .build()));
    }

    @Test
    void ofJavaSeeAChangeOverOfrep() {
        seesAChange(
                "clients-java-ofrep",
                OfrepProvider.constructProvider(OfrepProviderOptions.builder()
                        .baseUrl(stack.url("flag").toString())
                        .headers(ImmutableMap.of("Authorization", ImmutableList.of("Bearer " + stack.token("client"))))
                        .build()));
    }

    private void seesAChange(String key, FeatureProvider provider) {
        ShownFlag flag = ShownFlag.create(stack, key);
        openFeature.setProviderAndWait(provider);
        Await.until(LONGEST, () -> details(key, true).getErrorCode() == null, () -> "" + details(key, true));
        assertThat(details(key, true).getValue()).isFalse();

        flag.everybody();
        Await.until(LONGEST, () -> details(key, false).getValue(), () -> "" + details(key, false));
    }

    private FlagEvaluationDetails<Boolean> details(String key, boolean otherwise) {
        return openFeature.getClient().getBooleanDetails(key, otherwise, new ImmutableContext("ada"));
    }

    @Test
    void ofNodeSeeAChangeInProcessAndOverOfrep() {
        String key = "clients-node";
        ShownFlag flag = ShownFlag.create(stack, key);
        String settings = JsonNodeFactory.instance
                .objectNode()
                .put("syncPort", stack.port(8015))
                .put("selector", SELECTOR)
                .put("ofrepUrl", stack.url("flag").toString())
                .put("token", stack.token("client"))
                .toString();
        try (NodeProgram clients = NodeProgram.start(NodeSources.of(stack), "clients.mjs", settings)) {
            Await.until(LONGEST, () -> all(clients, key, "off"), () -> "" + ask(clients, key));

            flag.everybody();
            Await.until(LONGEST, () -> all(clients, key, "on"), () -> "" + ask(clients, key));
        }
    }

    private static boolean all(NodeProgram clients, String key, String variant) {
        JsonNode answers = ask(clients, key);
        return List.of("flagd", "ofrep").stream()
                .allMatch(client ->
                        answers.path(client).path(0).path("variant").asText().equals(variant));
    }

    private static JsonNode ask(NodeProgram clients, String key) {
        return clients.ask(Map.of("flag", key, "contexts", List.of(Map.of("targetingKey", "ada"))));
    }
}
