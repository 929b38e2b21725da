package dev.sluice.rollback.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.kit.envelope.EventIds;
import dev.sluice.testing.EventContract;
import dev.sluice.testing.KafkaProbe;
import dev.sluice.testing.TestEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Plays the other services for one rollout: says what they would say, and hears what rollback-service answers. */
final class Story {
    static final String ROLLOUTS = "sluice.rollouts.v1";
    static final String VERDICTS = "sluice.verdicts.v1";
    static final String ROLLBACKS = "sluice.rollbacks.v1";
    static final String FLAGS = "sluice.flags.v1";
    private static final ObjectMapper JSON = new ObjectMapper();

    final UUID rolloutId = EventIds.next();
    private final KafkaProbe kafka;
    private long sequence;

    Story(KafkaProbe kafka) {
        this.kafka = kafka;
    }

    long sequence() {
        return sequence;
    }

    /** A canary on the router's route, at 10 %. */
    void canary(FakeRouter router) {
        planned(router);
        say("started", "{}");
        entered(router);
    }

    void planned(FakeRouter router) {
        planned(router, shift(router));
    }

    /** A plan that will change a flag, too. */
    void plannedWithFlag(FakeRouter router, String flag) {
        planned(router, disable(flag) + ", " + shift(router));
    }

    private void planned(FakeRouter router, String undo) {
        say("planned", """
                {"name": "shop-2.0.0", "service": "shop", "environment": "production", "strategy": "canary",
                 "change": {"from": "1.0.0", "to": "2.0.0"}, "targets": [{"kind": "route", "name": "%1$s"}], "plan": {},
                 "stages": [{"index": 0, "action": {"type": "set-weights", "route": "%1$s"}}, {"index": 1, "action": {"type": "observe"}}],
                 "undo": [%2$s],
                 "endpoints": {"routes": {"%1$s": {"driver": "http", "url": "%3$s", "credential": "%4$s"}}, "sources": {}}}
                """.formatted(router.route, undo, router.url(), RollbackResources.CREDENTIAL));
    }

    void entered(FakeRouter router) {
        say("stage-entered", "{\"stage\": 0, \"undo\": [%s]}".formatted(shift(router)));
    }

    /** A feature flag at its first stage. */
    void feature(String flag) {
        say("planned", """
                {"name": "%1$s", "service": "shop", "environment": "production", "strategy": "feature-flag",
                 "stages": [{"index": 0, "action": {"type": "set-flag", "flag": "%1$s"}}], "undo": [%2$s],
                 "endpoints": {"routes": {}, "sources": {}}}
                """.formatted(flag, disable(flag)));
        say("stage-entered", "{\"stage\": 0, \"undo\": [%s]}".formatted(disable(flag)));
    }

    void enteredBoth(FakeRouter router, String flag) {
        say("stage-entered", "{\"stage\": 1, \"undo\": [%s, %s]}".formatted(disable(flag), shift(router)));
    }

    void halted() {
        say("halted", "{\"reason\": \"verdict-unhealthy\", \"detail\": \"UNHEALTHY\"}");
    }

    /** Publishes {@code rollout.<what>.v1} with the next sequence. */
    void say(String what, String data) {
        sequence++;
        kafka.publish(ROLLOUTS, rolloutEvent(what, sequence, data));
    }

    TestEvent rolloutEvent(String what, long atSequence, String data) {
        String common = "{\"rolloutId\": \"%s\", \"attempt\": 1%s"
                .formatted(rolloutId, data.strip().equals("{}") ? "" : ", ");
        return about(TestEvent.of(
                "/rollout-service",
                "dev.sluice.rollout." + what + ".v1",
                rolloutId.toString(),
                atSequence,
                common + data.strip().substring(1)));
    }

    TestEvent unhealthy() {
        return unhealthy(1, sequence);
    }

    TestEvent unhealthy(int attempt, long rolloutSequence) {
        return about(TestEvent.of(
                "/monitor-service", "dev.sluice.verdict.reached.v1", rolloutId.toString(), 1, """
                {"rolloutId": "%s", "attempt": %d, "stage": 0, "verdict": "UNHEALTHY", "rolloutSequence": %d,
                 "blames": ["APPLICATION"], "summary": "2.0.0 fails 5.2 %% of its requests."}
                """.formatted(
                                rolloutId, attempt, rolloutSequence)));
    }

    void verdict() {
        kafka.publish(VERDICTS, unhealthy());
    }

    /** What flag-service answers to this rollback. */
    void flagAnswer(String type, String flag, long fenceSequence, String more) {
        kafka.publish(FLAGS, TestEvent.of("/flag-service", "dev.sluice.flag." + type + ".v1", flag, 7, """
                {"flag": "%s", "fence": {"rollout": "%s", "attempt": 1, "direction": "ROLLBACK", "sequence": %d}, "rolloutId": "%s", %s}
                """.formatted(
                        flag, rolloutId, fenceSequence, rolloutId, more)));
    }

    /** Waits for so many events of rollback-service of this type about this rollout; every one must keep the contract. */
    List<JsonNode> heard(String what, int count) {
        List<ConsumerRecord<String, byte[]>> records = kafka.await(
                ROLLBACKS,
                count,
                record -> rolloutId.toString().equals(record.key())
                        && KafkaProbe.header(record, "ce_type").equals("dev.sluice.rollback." + what + ".v1"));
        records.forEach(EventContract::check);
        return records.stream().map(Story::data).toList();
    }

    JsonNode heard(String what) {
        return heard(what, 1).getFirst();
    }

    private TestEvent about(TestEvent event) {
        return event.with("environment", "production").with("service", "shop");
    }

    static String shift(FakeRouter router) {
        return "{\"method\": \"SHIFT_TRAFFIC\", \"target\": {\"kind\": \"route\", \"name\": \"%s\"}, \"weights\": {\"1.0.0\": 100, \"2.0.0\": 0}}"
                .formatted(router.route);
    }

    static String disable(String flag) {
        return "{\"method\": \"DISABLE_FLAG\", \"target\": {\"kind\": \"flag\", \"name\": \"%s\"}, \"variant\": \"off\"}"
                .formatted(flag);
    }

    private static JsonNode data(ConsumerRecord<String, byte[]> record) {
        try {
            return JSON.readTree(record.value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
