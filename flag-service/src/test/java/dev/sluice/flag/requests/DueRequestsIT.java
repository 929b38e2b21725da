package dev.sluice.flag.requests;

import static dev.sluice.flag.Flagging.approvals;
import static dev.sluice.flag.Flagging.expose;
import static dev.sluice.flag.Flagging.newFlag;
import static dev.sluice.flag.Flagging.requestExposure;
import static dev.sluice.testing.Callers.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import dev.sluice.flag.Flagging;
import dev.sluice.flag.change.Edited;
import dev.sluice.flag.model.Exposure;
import dev.sluice.flag.model.Scope;
import dev.sluice.flag.requests.life.Author;
import dev.sluice.flag.requests.life.ChangeRequest;
import dev.sluice.flag.requests.life.FlagChange;
import dev.sluice.flag.requests.life.Standing;
import dev.sluice.flag.requests.life.Standing.Applied;
import dev.sluice.flag.requests.life.Standing.Failed;
import dev.sluice.flag.requests.life.State;
import dev.sluice.flag.requests.life.Terms;
import dev.sluice.flag.requests.life.Wanted;
import dev.sluice.testing.EventContract;
import dev.sluice.testing.KafkaProbe;
import dev.sluice.testing.StackResource;
import dev.sluice.testing.TestRole;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What time does to change requests. Where it is not the real one, requests are for tomorrow, so that nobody else settles them. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class DueRequestsIT {
    private final Instant tomorrow = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MILLIS);
    private static final String REQUEST = "/api/v1/change-requests/{id}";

    @SuppressWarnings("NullAway.Init") // safe because StackResource fills it
    KafkaProbe kafka;

    @Inject
    DueRequests due;

    @Inject
    RequestStore store;

    @Inject
    ChangeRequests requests;

    private String key = "";

    @BeforeEach
    void createsAFlag() {
        key = newFlag();
    }

    @Test
    void aChangeIsMadeAtItsTimeAndTold() throws IOException {
        // still to come when the request is handled, also on a busy machine
        Instant at = Instant.now().plusSeconds(3).truncatedTo(ChronoUnit.MILLIS);
        UUID id = scheduled(key, at, false);

        await().atMost(Duration.ofSeconds(15)).until(() -> standing(id) instanceof Applied);
        assertThat(standing(id)).isInstanceOfSatisfying(Applied.class, applied -> assertThat(applied.at())
                .isBetween(at, at.plusSeconds(5)));
        revisionIs(2);
        List<ConsumerRecord<String, byte[]>> told =
                kafka.await("sluice.flags.v1", 4, record -> record.key().equals(key));
        for (ConsumerRecord<String, byte[]> record : told) {
            EventContract.check(record);
        }
        assertThat(told)
                .extracting(record -> KafkaProbe.header(record, "ce_type"))
                .containsExactly(
                        "dev.sluice.flag.created.v1",
                        "dev.sluice.flag.change-requested.v1",
                        "dev.sluice.flag.changed.v1",
                        "dev.sluice.flag.change-request-settled.v1");
        as(TestRole.VIEWER)
                .get("/api/v1/audit?subject={key}", key)
                .then()
                .body("items.action", contains("apply-change-request", "request-change", "create-flag"))
                .body("items.who", contains("system", "operator", "operator"));
    }

    @Test
    void failsWhenARolloutDrivesTheFlagThen() {
        UUID id = scheduled(key, tomorrow, false);
        Flagging.createTopics(kafka);
        kafka.publish("sluice.rollouts.v1", Flagging.stage(Flagging.rollout(), 1, 3, key, 50));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> revisionIs(2));

        due.settle(id, tomorrow);

        assertThat(standing(id)).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.problem()).isEqualTo("flag-driven");
            assertThat(failed.detail()).contains("A rollout drives the flag");
        });
        revisionIs(2);
    }

    @Test
    void failsWhenTheFlagChangedAndItWasOnlyForWhatWas() {
        UUID careful = scheduled(key, tomorrow, true);
        UUID careless = scheduled(key, tomorrow, false);
        expose(key, true, 5);

        due.settle(careful, tomorrow);
        assertThat(standing(careful)).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.problem())
                .isEqualTo("revision-mismatch"));
        due.settle(careless, tomorrow);
        assertThat(standing(careless).state()).isEqualTo(State.APPLIED);
        revisionIs(3);
    }

    @Test
    void isMadeOnceHoweverManyReplicasLook() throws InterruptedException {
        UUID id = scheduled(key, tomorrow, false);
        int replicas = 4;
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(replicas);
        for (int i = 0; i < replicas; i++) {
            Thread.ofPlatform().start(() -> {
                try {
                    go.await();
                    due.settle(id, tomorrow);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } finally {
                    done.countDown();
                }
            });
        }
        go.countDown();
        done.await();

        assertThat(standing(id).state()).isEqualTo(State.APPLIED);
        revisionIs(2);
    }

    @Test
    void whatAReplicaDidNotCommitTheNextOneDoes() {
        UUID id = scheduled(key, tomorrow, false);
        Runnable half = () -> {
            ChangeRequest locked = store.lockDue(id, tomorrow).orElseThrow();
            assertThat(requests.elapsed(locked, tomorrow).standing()).isInstanceOf(Applied.class);
            throw new IllegalStateException("the replica dies before its commit");
        };
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(half)).hasMessageContaining("the replica dies");
        assertThat(standing(id).state()).isEqualTo(State.SCHEDULED);
        revisionIs(1);

        due.settle(id, tomorrow);
        due.settle(id, tomorrow);
        assertThat(standing(id).state()).isEqualTo(State.APPLIED);
        revisionIs(2);
    }

    @Test
    void isMadeAfterAnOutageUnlessThatWasLong() {
        UUID soon = scheduled(key, tomorrow, false);
        UUID late = scheduled(key, tomorrow, false);
        due.settle(soon, tomorrow.plus(Duration.ofMinutes(59)));
        due.settle(late, tomorrow.plus(Duration.ofMinutes(60)));

        assertThat(standing(soon).state()).isEqualTo(State.APPLIED);
        assertThat(standing(late).state()).isEqualTo(State.EXPIRED);
        revisionIs(2);
    }

    @Test
    void waitsForASecondPersonWhereTheEnvironmentAsksForOneMeanwhile() {
        String environment = "guarded-" + UUID.randomUUID();
        String guarded = newFlag(environment);
        UUID early = scheduled(guarded, tomorrow, false);
        UUID unapproved = scheduled(guarded, tomorrow, false);
        approvals(environment, 1);
        as(TestRole.APPROVER)
                .body(Map.of("reason", "fine"))
                .post(REQUEST + "/approve", early)
                .then()
                .statusCode(200)
                .body("state", is("scheduled"))
                .body("approval.by", is("approver"));

        due.settle(early, tomorrow);
        due.settle(unapproved, tomorrow);
        assertThat(standing(early).state()).isEqualTo(State.APPLIED);
        assertThat(standing(unapproved)).isEqualTo(new Standing.Pending());

        due.settle(unapproved, tomorrow.plus(Duration.ofHours(1)));
        assertThat(standing(unapproved).state()).isEqualTo(State.EXPIRED);
    }

    @Test
    void isStillPendingWhenItCannotBeMadeAtItsApproval() {
        String environment = "guarded-" + UUID.randomUUID();
        String guarded = newFlag(environment);
        approvals(environment, 1);
        UUID id = UUID.fromString(requestExposure(guarded, 100, Map.of())
                .statusCode(201)
                .extract()
                .path("id"));
        UUID archive = UUID.fromString(as(TestRole.OPERATOR)
                .body(Map.of("flag", guarded, "change", Map.of("archived", true), "reason", "gone"))
                .post("/api/v1/change-requests")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
        Flagging.evaluate(guarded, Map.of("targetingKey", "ada")).statusCode(200);
        approve(archive).statusCode(409).body("type", is("urn:sluice:problem:flag-evaluated"));
        assertThat(standing(archive)).isEqualTo(new Standing.Pending());

        approve(id).statusCode(200).body("state", is("applied"));
    }

    @Test
    void failsWhenItsAuthorMayNotMakeItAnyMore() {
        UUID gone = posted(key, new Author("taken-away", true));
        UUID elsewhere = posted(key, new Author("operator-elsewhere", true));
        UUID still = posted(key, new Author("operator", true));
        for (UUID id : List.of(gone, elsewhere, still)) {
            due.settle(id, tomorrow);
        }

        for (UUID id : List.of(gone, elsewhere)) {
            assertThat(standing(id)).isInstanceOfSatisfying(Failed.class, failed -> {
                assertThat(failed.problem()).isEqualTo("author-not-allowed");
                assertThat(failed.detail()).contains("no operator of production/shop any more");
            });
        }
        assertThat(standing(still).state()).isEqualTo(State.APPLIED);
        revisionIs(2);
    }

    @Test
    void isMadeForWhomNobodyCanLookUpHere() {
        UUID id = posted(key, new Author("subject of an identity provider", false));
        due.settle(id, tomorrow);

        assertThat(standing(id).state()).isEqualTo(State.APPLIED);
    }

    private UUID posted(String flag, Author author) {
        Wanted wanted = new Wanted.OfFlag(
                new Scope("production", "shop"),
                flag,
                new FlagChange.Edit(new Edited.NewExposure(new Exposure("on", "off", false, 100))));
        Instant now = tomorrow.minus(Duration.ofDays(1));
        Terms terms = Terms.of(tomorrow, false, now, new Terms.Limits(Duration.ofHours(1), Duration.ofDays(30)));
        return QuarkusTransaction.requiringNew().call(() -> requests.post(wanted, terms, author, "ticket 7", now)
                .id());
    }

    private static ValidatableResponse approve(UUID id) {
        return as(TestRole.APPROVER)
                .body(Map.of("reason", "fine"))
                .post(REQUEST + "/approve", id)
                .then();
    }

    private static UUID scheduled(String flag, Instant at, boolean onlyIfUnchanged) {
        String id = requestExposure(flag, 100, Map.of("at", at.toString(), "onlyIfUnchanged", onlyIfUnchanged))
                .statusCode(201)
                .body("state", is("scheduled"))
                .extract()
                .path("id");
        return UUID.fromString(id);
    }

    private Standing standing(UUID id) {
        return store.find(id).orElseThrow().standing();
    }

    private void revisionIs(int revision) {
        as(TestRole.VIEWER).get("/api/v1/flags/{key}", key).then().body("revision", is(revision));
    }
}
