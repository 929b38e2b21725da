package dev.sluice.rollout.quarantine;

import static dev.sluice.testing.Callers.as;
import static dev.sluice.testing.Callers.asElsewhere;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.kit.envelope.EventIds;
import dev.sluice.rollout.targets.OwnParts;
import dev.sluice.testing.StackResource;
import dev.sluice.testing.TestRole;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(OwnParts.class)
@QuarkusTestResource(StackResource.class)
class QuarantineIT {

    @Inject
    Quarantine quarantine;

    @Inject
    RecordingReleases releases;

    private final String version = "2.0.0-" + UUID.randomUUID();
    private final QuarantineEntry entry = entry(QuarantineEntry.Kind.VERSION, null);

    @Test
    void holdsAVersionInOneEnvironment() {
        add(entry);
        assertThat(find("production", QuarantineEntry.Kind.VERSION, null))
                .map(QuarantineEntry::id)
                .contains(entry.id());
        assertThat(find("staging", QuarantineEntry.Kind.VERSION, null)).isEmpty();
        assertThat(find("production", QuarantineEntry.Kind.VARIANT, "new-checkout"))
                .isEmpty();
    }

    @Test
    void holdsAVariantOfAFlag() {
        add(entry(QuarantineEntry.Kind.VARIANT, "new-checkout"));
        assertThat(find("production", QuarantineEntry.Kind.VARIANT, "new-checkout"))
                .isPresent();
        assertThat(find("production", QuarantineEntry.Kind.VARIANT, "old-checkout"))
                .isEmpty();
    }

    @Test
    void theSameFailureTwiceIsHeldOnce() {
        add(entry);
        add(entry);
        add(entry(QuarantineEntry.Kind.VERSION, null));
        assertThat(find("production", QuarantineEntry.Kind.VERSION, null))
                .map(QuarantineEntry::id)
                .contains(entry.id());
    }

    @Test
    void anApproverReleasesItAndItMayFailAgain() {
        add(entry);
        list().body("items.id", hasItem(entry.id().toString()));
        release(as(TestRole.APPROVER))
                .statusCode(200)
                .body("releasedBy", equalTo("approver"))
                .body("flag", nullValue());
        assertThat(find("production", QuarantineEntry.Kind.VERSION, null)).isEmpty();
        assertThat(releases.released()).contains(entry.id());
        list().body("items.id", not(hasItem(entry.id().toString())));
        as(TestRole.VIEWER)
                .get("/api/v1/quarantine?released=true&limit=200")
                .then()
                .body("items.id", hasItem(entry.id().toString()));
        as(TestRole.VIEWER)
                .get("/api/v1/audit?subject=" + entry.id())
                .then()
                .body("items[0].action", equalTo("release-quarantine"))
                .body("items[0].reason", equalTo("the fault was elsewhere"));
        QuarantineEntry again = entry(QuarantineEntry.Kind.VERSION, null);
        add(again);
        assertThat(find("production", QuarantineEntry.Kind.VERSION, null))
                .map(QuarantineEntry::id)
                .contains(again.id());
    }

    @Test
    void releasingTwiceIsAConflictUnlessItIsTheSameRequest() {
        add(entry);
        String key = UUID.randomUUID().toString();
        release(as(TestRole.APPROVER).header("Idempotency-Key", key)).statusCode(200);
        release(as(TestRole.APPROVER).header("Idempotency-Key", key)).statusCode(200);
        release(as(TestRole.APPROVER)).statusCode(409).body("type", equalTo("urn:sluice:problem:already-released"));
        assertThat(releases.released()).containsOnlyOnce(entry.id());
    }

    @Test
    void nobodyElseReleasesIt() {
        add(entry);
        release(as(TestRole.OPERATOR)).statusCode(403);
        release(asElsewhere(TestRole.APPROVER)).statusCode(403);
        as(TestRole.APPROVER)
                .body(Map.of("reason", " "))
                .post("/api/v1/quarantine/" + entry.id() + "/release")
                .then()
                .statusCode(400);
        as(TestRole.APPROVER)
                .body(Map.of("reason", "none"))
                .post("/api/v1/quarantine/" + UUID.randomUUID() + "/release")
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:sluice:problem:unknown-quarantine"));
        assertThat(releases.released()).doesNotContain(entry.id());
    }

    private QuarantineEntry entry(QuarantineEntry.Kind kind, @Nullable String flag) {
        return new QuarantineEntry(
                EventIds.next(),
                EventIds.next(),
                "production",
                "shop",
                kind,
                version,
                flag,
                "UNHEALTHY at stage 2: errors",
                Instant.now());
    }

    private void add(QuarantineEntry one) {
        QuarkusTransaction.requiringNew().run(() -> quarantine.add(one));
    }

    private Optional<QuarantineEntry> find(String environment, QuarantineEntry.Kind kind, @Nullable String flag) {
        return QuarkusTransaction.requiringNew().call(() -> quarantine.find(environment, "shop", kind, version, flag));
    }

    private ValidatableResponse list() {
        return as(TestRole.VIEWER).get("/api/v1/quarantine?limit=200").then().statusCode(200);
    }

    private ValidatableResponse release(RequestSpecification caller) {
        return caller.body(Map.of("reason", "the fault was elsewhere"))
                .post("/api/v1/quarantine/" + entry.id() + "/release")
                .then();
    }
}
