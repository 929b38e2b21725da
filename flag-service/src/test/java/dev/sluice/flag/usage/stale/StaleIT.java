package dev.sluice.flag.usage.stale;

import static dev.sluice.flag.Flagging.evaluate;
import static dev.sluice.testing.Callers.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.flag.Flagging;
import dev.sluice.flag.model.Scope;
import dev.sluice.flag.store.FlagRepository;
import dev.sluice.flag.store.StoredFlag;
import dev.sluice.flag.usage.staleness.Judgement.Fresh;
import dev.sluice.flag.usage.staleness.Judgement.Stale;
import dev.sluice.flag.usage.staleness.StaleReason;
import dev.sluice.kit.sql.Sql;
import dev.sluice.testing.EventContract;
import dev.sluice.testing.KafkaProbe;
import dev.sluice.testing.StackResource;
import dev.sluice.testing.TestRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Time passes by moving what is stored into the past. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class StaleIT {
    @SuppressWarnings("NullAway.Init") // safe because StackResource fills it
    KafkaProbe kafka;

    /** Of its own: the sets of other tests are read by providers that evaluate in process. */
    private static final String SERVICE = "unread-" + UUID.randomUUID();

    @Inject
    DetectStaleFlags chore;

    @Inject
    StaleNews news;

    @Inject
    StaleFlags stale;

    @Inject
    UseStore uses;

    @Inject
    FlagRepository flags;

    @Inject
    Sql sql;

    @BeforeEach
    void evaluationsWereCountedForLong() {
        Flagging.createTopics(kafka);
        sql.update("UPDATE flag_use_begin SET at = now() - interval '1000 days'");
    }

    @Test
    void saysOnceThatNobodyEvaluatesAFlag() throws IOException {
        String key = newFlag();
        chore.run();
        assertThat(stale.find(key)).as("it is young").isEmpty();

        age(key, 41);
        chore.run();
        chore.run();
        assertThat(said(key)).isEqualTo(1);
        ConsumerRecord<String, byte[]> record = kafka.await(
                        "sluice.flags.v1",
                        1,
                        any -> any.key().equals(key)
                                && KafkaProbe.header(any, "ce_type").endsWith("stale-detected.v1"))
                .getFirst();
        EventContract.check(record);
        JsonNode data = new ObjectMapper().readTree(record.value());
        assertThat(data.at("/reason").asText()).isEqualTo("NOT_EVALUATED");
        assertThat(data.at("/kind").asText()).isEqualTo("release");
        assertThat(data.has("lastEvaluatedAt")).isFalse();
        assertThat(daysSince(Instant.parse(data.at("/since").asText()))).isEqualTo(41);
        assertThat(KafkaProbe.header(record, "ce_sequence")).isEqualTo("2");
    }

    @Test
    void saysItAgainAfterTheFlagWasUsed() {
        String key = newFlag();
        age(key, 41);
        chore.run();
        assertThat(stale.all()).containsKey(key);

        seen(key, "off", 1);
        seen(key, "on", 1);
        chore.run();
        assertThat(stale.find(key)).isEmpty();
        assertThat(said(key)).isEqualTo(1);

        seen(key, "on", 50);
        age(key, 100);
        chore.run();
        assertThat(stale.find(key)).hasValueSatisfying(found -> {
            assertThat(found.reason()).isEqualTo(StaleReason.ONE_VARIANT);
            assertThat(daysSince(found.since())).isEqualTo(50);
        });
        assertThat(said(key)).isEqualTo(2);
    }

    @Test
    void keepsSilentWhenOneVariantBecomesNone() {
        String key = newFlag();
        age(key, 100);
        seen(key, "on", 1);
        chore.run();
        seen(key, "on", 41);
        chore.run();

        assertThat(stale.find(key).map(StaleFlags.StaleFlag::reason)).contains(StaleReason.NOT_EVALUATED);
        assertThat(said(key)).isEqualTo(1);
    }

    @Test
    void aChangeMakesItFresh() {
        String key = newFlag();
        age(key, 41);
        chore.run();
        Flagging.expose(key, false, 100);
        chore.run();

        assertThat(stale.find(key)).isEmpty();
    }

    @Test
    void forgetsArchivedFlags() {
        String key = newFlag();
        age(key, 41);
        chore.run();
        as(TestRole.OPERATOR)
                .delete("/api/v1/flags/{key}?reason=done", key)
                .then()
                .statusCode(204);
        chore.run();

        assertThat(stale.find(key)).isEmpty();
        assertThat(said(key)).isEqualTo(1);
    }

    @Test
    void evaluationsCountOnceTheyAreStored() {
        String key = newFlag();
        age(key, 41);
        evaluate(key, Map.of("targetingKey", "ada")).statusCode(200);
        seen(key, "off", 0);
        seen(key, "on", 0);
        chore.run();

        assertThat(stale.find(key)).isEmpty();
    }

    @Test
    void isNotSaidWhileARolloutIsUnderWay() {
        String key = newFlag();
        UUID rollout = Flagging.rollout();
        kafka.publish(
                "sluice.rollouts.v1", Flagging.stage(rollout, 1, 3, key, 50).with("service", SERVICE));
        awaitRevision(key, 2);
        age(key, 41);
        chore.run();
        assertThat(stale.find(key)).isEmpty();

        kafka.publish("sluice.rollouts.v1", Flagging.ended("closed", rollout));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> as(TestRole.VIEWER)
                .get("/api/v1/flags/{key}", key)
                .then()
                .body("driver.active", is(false)));
        chore.run();
        assertThat(stale.find(key)).as("its rollout has ended").isPresent();
    }

    @Test
    void isNotSaidOfWhatProvidersMayEvaluateInTheirOwnProcess() {
        String key = newFlag();
        age(key, 41);
        List<StoredFlag> flag = flags.find(key).stream().toList();
        List<Scope> asked = new ArrayList<>();
        Instant now = Instant.now();
        StaleJudge withProviders = new StaleJudge(uses, (scope, since) -> {
            asked.add(scope);
            return since.equals(now.minus(Duration.ofDays(40)));
        });
        StaleJudge without = new StaleJudge(uses, (scope, since) -> false);

        assertThat(withProviders.judge(flag, now).getFirst().judgement()).isInstanceOf(Fresh.class);
        assertThat(without.judge(flag, now).getFirst().judgement()).isInstanceOf(Stale.class);
        assertThat(asked).containsExactly(new Scope("production", SERVICE));
    }

    @Test
    void replicasThatLookAtOnceSayItOnce() throws InterruptedException {
        String key = newFlag();
        age(key, 41);
        Instant now = Instant.now();
        int replicas = 4;
        CountDownLatch done = new CountDownLatch(replicas);
        for (int i = 0; i < replicas; i++) {
            Thread.ofPlatform().start(() -> {
                news.settle(key, now);
                done.countDown();
            });
        }
        done.await();

        assertThat(said(key)).isEqualTo(1);
    }

    private static void awaitRevision(String key, int revision) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> as(TestRole.VIEWER)
                .get("/api/v1/flags/{key}", key)
                .then()
                .body("revision", is(revision)));
    }

    private static String newFlag() {
        return Flagging.newFlag("production", SERVICE);
    }

    private void age(String key, int days) {
        sql.update(
                "UPDATE flag SET created_at = now() - ? * interval '1 day', changed_at = now() - ? * interval '1 day'"
                        + " WHERE key = ?",
                days,
                days,
                key);
    }

    private void seen(String key, String variant, int daysAgo) {
        sql.update("""
                INSERT INTO flag_use (flag, variant, first_seen, last_seen)
                VALUES (?, ?, now() - interval '100 days', now() - ? * interval '1 day')
                ON CONFLICT (flag, variant) DO UPDATE SET last_seen = excluded.last_seen
                """, key, variant, daysAgo);
    }

    private long said(String key) {
        return sql.query(
                        "SELECT count(*) FROM outbox WHERE key = ? AND type = ?",
                        row -> row.getLong(1),
                        key,
                        "dev.sluice.flag.stale-detected.v1")
                .getFirst();
    }

    private static long daysSince(Instant instant) {
        return Duration.between(instant, Instant.now()).toDays();
    }
}
