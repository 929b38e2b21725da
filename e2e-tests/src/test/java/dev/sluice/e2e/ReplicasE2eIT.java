package dev.sluice.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.e2e.support.Api;
import dev.sluice.e2e.support.Await;
import dev.sluice.e2e.support.Gateway;
import dev.sluice.e2e.support.Plans;
import dev.sluice.e2e.support.Replicas;
import dev.sluice.e2e.support.Shop;
import dev.sluice.e2e.support.Sse;
import dev.sluice.e2e.support.Stack;
import dev.sluice.e2e.support.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Two processes of every service do the work of one: shared, taken over when one dies, and never done twice. Before all others, so that no
 * shared stack has to make room and be started again.
 */
@Order(1)
class ReplicasE2eIT {
    private static final int USERS = 40;
    private static final String FLAG = "replicas";

    private static final Stack stack = Stack.withReplicas(2);

    private final Replicas replicas = new Replicas(stack);
    private final Shop shop = new Shop(stack);
    private final Gateway gateway = new Gateway(stack);

    @BeforeEach
    void freshShop() {
        shop.reset();
    }

    @AfterAll
    static void stop() {
        stack.stop();
    }

    @Test
    void everyConsumerGroupIsSharedByBothAndOneRelayOfEachServiceLeads()
            throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.kafka()))) {
            Set<String> groups = admin.listGroups().all().get().stream()
                    .map(GroupListing::groupId)
                    .filter(group -> group.contains("-service-"))
                    .collect(Collectors.toSet());
            assertThat(groups).hasSizeGreaterThanOrEqualTo(10);
            admin.describeConsumerGroups(groups).all().get().forEach((name, group) -> assertThat(group.members())
                    .as(name)
                    .hasSize(2)
                    .allSatisfy(member ->
                            assertThat(member.assignment().topicPartitions()).hasSize(6)));
        }
        for (String service : List.of("rollout", "flag", "monitor", "rollback")) {
            Await.until(
                    Duration.ofSeconds(10),
                    () -> replicas.relayHolders(service).size() == 1,
                    () -> service + " is led by " + replicas.relayHolders(service));
        }
    }

    @Test
    void aBadRolloutIsRolledBackThoughARelayDiesAndBothStreamsTellTheSame() {
        try (Sse first = Sse.open(stack, replicas.of("rollout").getFirst(), null);
                Sse second = Sse.open(stack, replicas.of("rollout").getLast(), null)) {
            String bad = shop.start(Plans.canary(List.of(50, 100), "gateway"));
            shop.awaitApplied(bad, 0, Duration.ofSeconds(30));
            assertThat(gateway.weight("2.0.0")).isEqualTo(50);
            String dead = replicas.relayHolders("rollback").getFirst();
            stack.kill(dead);
            gateway.failVersion("2.0.0", 0.3);
            shop.awaitState(bad, "RolledBack", Duration.ofSeconds(60));
            assertThat(gateway.weight("2.0.0")).isZero();
            assertThat(replicas.relayHolders("rollback")).hasSize(1).doesNotContain(dead);
            stack.restart(dead);

            assertThat(idsUntil(first, bad)).isEqualTo(idsUntil(second, bad)).hasSizeGreaterThan(5);
            assertThat(appliedStages(bad)).containsExactly("1/0");
            assertGapless();
        }
    }

    @Test
    void aGoodRolloutRunsThroughThoughTheHolderOfItsRelayIsKilled() {
        String id = shop.start(Plans.canary(List.of(10, 50, 100), "gateway"));
        shop.awaitStage(id, 0, Duration.ofSeconds(30));
        String dead = replicas.relayHolders("rollout").getFirst();
        String alive = dead.equals("rollout") ? "rollout-2" : "rollout";
        stack.kill(dead);
        Await.until(
                Duration.ofSeconds(5),
                () -> replicas.relayHolders("rollout").equals(List.of(alive)),
                () -> "led by " + replicas.relayHolders("rollout"));
        stack.restart(dead);

        shop.awaitState(id, "Completed", Duration.ofSeconds(90));
        assertThat(appliedStages(id))
                .as("the final bake is a stage of its own")
                .containsExactly("1/0", "1/1", "1/2", "1/3");
        assertGapless();
    }

    @Test
    void bothReplicasOfFlagServiceAnswerTheSameSoonAfterAChange() {
        Api admin = Api.of(stack, "flag", "admin");
        admin.post(
                        "/api/v1/flags",
                        Map.of("key", FLAG, "kind", "release", "environment", "production", "service", "shop"))
                .expect(201);
        List<Api> askers = replicas.of("flag").stream()
                .map(url -> new Api(url, stack.token("client")))
                .toList();
        askers.forEach(asker -> Await.until(
                Duration.ofSeconds(3), () -> ask(asker, "anybody").status() == 200, () -> "it knows no " + FLAG));
        for (double percentage : List.of(30.0, 70.0, 0.0)) {
            admin.put(
                            "/api/v1/flags/" + FLAG + "/exposure",
                            Map.of(
                                    "variant",
                                    "on",
                                    "otherwise",
                                    "off",
                                    "internal",
                                    false,
                                    "percentage",
                                    percentage,
                                    "reason",
                                    "e2e: both replicas answer the same"))
                    .expect(200);
            Await.until(
                    Duration.ofSeconds(3),
                    () -> answers(askers.getFirst()).equals(answers(askers.getLast()))
                            && share(askers.getFirst(), percentage),
                    () -> "at " + percentage + " %: " + answers(askers.getFirst()) + " but "
                            + answers(askers.getLast()));
        }
    }

    /** Of 40 users about so many; nobody at 0 %. */
    private static boolean share(Api asker, double percentage) {
        double on = 100.0 * answers(asker).stream().filter(value -> value).count() / USERS;
        return percentage == 0 ? on == 0 : Math.abs(on - percentage) <= 25;
    }

    private static List<Boolean> answers(Api asker) {
        return IntStream.range(0, USERS)
                .mapToObj(user -> answer(asker, "customer-" + user))
                .toList();
    }

    private static boolean answer(Api asker, String user) {
        JsonNode value = ask(asker, user).expect(200).body().path("value");
        assertThat(value.isBoolean()).as("an answer has a value: %s", value).isTrue();
        return value.booleanValue();
    }

    private static Api.Answer ask(Api asker, String user) {
        return asker.post("/ofrep/v1/evaluate/flags/" + FLAG, Map.of("context", Map.of("targetingKey", user)));
    }

    private static Set<String> idsUntil(Sse subscriber, String rollout) {
        return subscriber.readUntil(Duration.ofSeconds(30), event -> event.is(rollout, "rollout.rolled-back")).stream()
                .filter(event -> event.is(rollout, "dev.sluice.rollout."))
                .map(Sse.Event::data)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Attempt and stage of every application, each event counted once. */
    private static List<String> appliedStages(String rollout) {
        Map<String, String> applied = new HashMap<>();
        List<ConsumerRecord<String, byte[]>> records = Topics.readAll(stack.kafka());
        records.stream()
                .filter(record -> rollout.equals(record.key()))
                .filter(record -> Topics.attribute(record, "type").endsWith(".stage-applied.v1"))
                .forEach(record -> applied.put(Topics.attribute(record, "id"), Topics.attemptAndStage(record)));
        return applied.values().stream().sorted().toList();
    }

    private static void assertGapless() {
        var last = new HashMap<String, Long>();
        var ids = new HashSet<String>();
        for (ConsumerRecord<String, byte[]> record : Topics.readAll(stack.kafka())) {
            if (ids.add(Topics.attribute(record, "id"))) { // at least once: a relay that died may have sent it before
                String aggregate = record.topic() + "/" + Topics.attribute(record, "subject");
                assertThat(Long.parseLong(Topics.attribute(record, "sequence")))
                        .as("sequence of %s", aggregate)
                        .isEqualTo(last.merge(aggregate, 1L, Long::sum));
            }
        }
    }
}
