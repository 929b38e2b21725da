package dev.sluice.flag.sync;

import static dev.sluice.flag.Flagging.expose;
import static dev.sluice.flag.Flagging.newFlag;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.openfeature.contrib.providers.flagd.Config;
import dev.openfeature.contrib.providers.flagd.FlagdOptions;
import dev.openfeature.contrib.providers.flagd.FlagdProvider;
import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.FlagEvaluationDetails;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.OpenFeatureAPI;
import dev.openfeature.sdk.Value;
import dev.sluice.flag.application.FlagChanges;
import dev.sluice.flag.application.Origin;
import dev.sluice.flag.model.Flag;
import dev.sluice.flag.sync.Peers.Answer;
import dev.sluice.testing.StackResource;
import dev.sluice.testing.TestRole;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The stock OpenFeature SDK for Java with its stock in-process provider. It is 0.11.15, which draws buckets as flagd did before 2026-04: no
 * flag here is a matter of percentages.
 */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class FlagdProviderIT {
    private final OpenFeatureAPI api = OpenFeatureAPI.getInstance();

    @Inject
    SyncServer server;

    @Inject
    FlagChanges changes;

    @AfterEach
    void shutdown() {
        api.shutdown();
    }

    @Test
    void seesAChangeWithinTwoSeconds() {
        String key = newFlag();
        Client client = client(options(server.ports().getLast()));
        assertThat(client.getBooleanValue(key, true, new ImmutableContext("ada")))
                .isFalse();

        expose(key, false, 100);
        await().pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(2))
                .until(() -> client.getBooleanValue(key, false, new ImmutableContext("ada")));
        FlagEvaluationDetails<Boolean> details = client.getBooleanDetails(key, false, new ImmutableContext("ada"));
        assertThat(details.getFlagMetadata().getString("flagSetId")).isEqualTo("production/shop");
        assertThat(details.getFlagMetadata().getString("version")).isNotBlank();
    }

    @Test
    void seesTheNewestOfABurst() {
        String key = newFlag();
        Client client = client(options(server.ports().getLast()));
        for (int i = 0; i < 60; i++) {
            expose(key, i % 2 == 0, 0);
        }
        expose(key, false, 100);

        await().pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(5))
                .until(() -> client.getBooleanValue(key, false, new ImmutableContext("ada")));
    }

    @Test
    void evaluatesRulesAsOfrepDoes() {
        Flag flag = Peers.flag(true, 0);
        QuarkusTransaction.requiringNew().run(() -> assertThat(changes.create(flag, Origin.person("test", "test")))
                .isEmpty());
        Client client = client(options(server.ports().getLast()));

        for (Map<String, Object> caller : Peers.callers()) {
            FlagEvaluationDetails<Boolean> details = client.getBooleanDetails(flag.key(), false, context(caller));
            assertThat(new Answer(details.getValue(), details.getVariant(), details.getReason()))
                    .as("for %s", caller)
                    .isEqualTo(Peers.ofrep(flag.key(), caller));
        }
    }

    @Test
    void showsItsTokenWhereItIsGuarded() {
        String key = newFlag();
        Metadata headers = new Metadata();
        headers.put(SyncProtocol.AUTHORIZATION, "Bearer " + TestRole.CLIENT.token());
        FlagdOptions.FlagdOptionsBuilder options = options(server.ports().getFirst())
                .clientInterceptors(List.of(MetadataUtils.newAttachHeadersInterceptor(headers)));

        assertThat(client(options).getBooleanDetails(key, true, new ImmutableContext("ada")))
                .satisfies(details -> {
                    assertThat(details.getValue()).isFalse();
                    assertThat(details.getErrorCode()).isNull();
                });
    }

    private static FlagdOptions.FlagdOptionsBuilder options(int port) {
        return FlagdOptions.builder()
                .resolverType(Config.Resolver.IN_PROCESS)
                .host("127.0.0.1")
                .port(port)
                .deadline(5_000)
                .selector(Peers.SELECTOR);
    }

    private Client client(FlagdOptions.FlagdOptionsBuilder options) {
        api.setProviderAndWait(new FlagdProvider(options.build()));
        return api.getClient();
    }

    private static ImmutableContext context(Map<String, Object> caller) {
        Map<String, Value> attributes = new HashMap<>();
        caller.forEach((name, value) -> attributes.put(
                name,
                switch (value) {
                    case Boolean bool -> new Value(bool);
                    case Integer number -> new Value(number);
                    default -> new Value(value.toString());
                }));
        attributes.remove("targetingKey");
        return new ImmutableContext(String.valueOf(caller.get("targetingKey")), attributes);
    }
}
