package dev.sluice.kit.app;

import static dev.sluice.testing.Callers.as;
import static dev.sluice.testing.Callers.asElsewhere;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.sluice.testing.StackResource;
import dev.sluice.testing.TestRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class IdempotencyIT {
    @Inject
    Orders orders;

    @Test
    void aRepeatedRequestIsAnsweredAlikeAndDoneOnce() {
        String name = name("thing");
        Response first = post("key-" + name, body(name));
        Response second = post("key-" + name, "{\"kind\":\"SMALL\",  \"name\":\"" + name + "\"}");

        first.then().statusCode(201);
        second.then().statusCode(201).header("Idempotency-Replayed", "true");
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.header("Location")).endsWith(first.path("id").toString());
        assertThat(orders.effects(name)).hasSize(1);
    }

    @Test
    void aConcurrentTwinWaitsAndGetsTheSameAnswer() {
        String name = name("slow");
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            List<CompletableFuture<Response>> twins = Stream.generate(
                            () -> CompletableFuture.supplyAsync(() -> post("key-" + name, body(name)), threads))
                    .limit(3)
                    .toList();
            assertThat(twins.stream().map(twin -> twin.join().asString()).distinct())
                    .hasSize(1);
        }
        assertThat(orders.effects(name)).hasSize(1);
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefusedAndNothingIsStored() {
        String name = name("thing");
        String other = name("other");
        post("key-" + name, body(name)).then().statusCode(201);
        post("key-" + name, body(other))
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:sluice:problem:idempotency-key-reused"));
        assertThat(orders.effects(other)).isEmpty();
    }

    @Test
    void theSameKeyOfAnotherCallerIsAnotherKey() {
        String name = name("thing");
        post("key-" + name, body(name)).then().statusCode(201);
        as(TestRole.ADMIN)
                .header("Idempotency-Key", "key-" + name)
                .body(body(name))
                .post("/api/v1/things")
                .then()
                .statusCode(201);
        assertThat(orders.effects(name)).hasSize(2);
    }

    @Test
    void aKeyThatIsTooLongIsRefused() {
        post("k".repeat(201), body(name("thing"))).then().statusCode(400);
    }

    @Test
    void everyChangeIsInTheAuditTrailOfThoseWhoMaySeeIt() {
        String name = name("thing");
        post("key-" + name, body(name)).then().statusCode(201);
        as(TestRole.VIEWER)
                .get("/api/v1/audit?subject=" + name)
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1))
                .body("items[0].who", equalTo("operator"))
                .body("items[0].action", equalTo("create-thing"))
                .body("items[0].details.id.size()", equalTo(36))
                .body("next", equalTo(null));
        asElsewhere(TestRole.VIEWER).get("/api/v1/audit?subject=" + name).then().body("items.size()", equalTo(0));
        as(TestRole.CLIENT).get("/api/v1/audit").then().statusCode(403);
    }

    @Test
    void theAuditTrailComesInPages() {
        String name = name("thing");
        for (int i = 0; i < 3; i++) {
            post("key-" + i + name, body(name)).then().statusCode(201);
        }
        Response first = as(TestRole.VIEWER).get("/api/v1/audit?limit=2&subject=" + name);
        Response second = as(TestRole.VIEWER)
                .queryParam("cursor", first.<String>path("next"))
                .get("/api/v1/audit?limit=2&subject=" + name);
        List<String> ids = Stream.concat(
                        first.<List<String>>path("items.id").stream(), second.<List<String>>path("items.id").stream())
                .toList();
        assertThat(ids).hasSize(3).doesNotHaveDuplicates();
        assertThat(second.<String>path("next")).isNull();
    }

    private static Response post(String key, String body) {
        return as(TestRole.OPERATOR).header("Idempotency-Key", key).body(body).post("/api/v1/things");
    }

    private static String body(String name) {
        return "{\"name\":\"" + name + "\",\"kind\":\"SMALL\"}";
    }

    private static String name(String start) {
        return start + "-" + UUID.randomUUID();
    }
}
