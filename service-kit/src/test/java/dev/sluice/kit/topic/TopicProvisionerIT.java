package dev.sluice.kit.topic;

import static org.awaitility.Awaitility.await;

import dev.sluice.testing.StackResource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class TopicProvisionerIT {
    private static final String BOOTSTRAP = "bootstrap.servers";

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> broker;

    @Inject
    TopicPlan plan;

    @Test
    void aBrokerWhoseNameCannotBeResolvedYetIsTriedAgain() throws InterruptedException {
        Map<String, Object> settings = new ConcurrentHashMap<>(Map.of(BOOTSTRAP, "no-such-host.invalid:9092"));
        TopicProvisioner topics = new TopicProvisioner(settings, plan);
        topics.start(new StartupEvent());
        await().during(Duration.ofMillis(500)).until(() -> !topics.missing().isEmpty());

        settings.put(BOOTSTRAP, String.valueOf(broker.get(BOOTSTRAP)));

        await().until(() -> topics.missing().isEmpty());
        topics.awaitOwned();
        topics.stop(new ShutdownEvent());
    }
}
