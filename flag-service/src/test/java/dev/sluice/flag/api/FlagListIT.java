package dev.sluice.flag.api;

import static dev.sluice.flag.Flagging.expose;
import static dev.sluice.testing.Callers.as;
import static dev.sluice.testing.Callers.asElsewhere;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.kit.sql.Sql;
import dev.sluice.testing.StackResource;
import dev.sluice.testing.TestRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Each test has a service of its own. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class FlagListIT {
    private static final String FLAGS = "/api/v1/flags";

    private final String service = "svc-" + UUID.randomUUID();

    @Inject
    Sql sql;

    @Test
    void listsPageByPageWhatTheCallerMaySee() {
        for (String name : new String[] {"a", "b", "c"}) {
            newFlag(name);
        }
        String next = as(TestRole.VIEWER)
                .get(FLAGS + "?environment=staging&kind=operational&service={s}&limit=2", service)
                .then()
                .statusCode(200)
                .body("items.key", contains(service + "a", service + "b"))
                .body("next", notNullValue())
                .extract()
                .path("next");
        as(TestRole.VIEWER)
                .get(FLAGS + "?service={s}&limit=2&cursor={c}", service, next)
                .then()
                .body("items.key", contains(service + "c"))
                .body("next", nullValue());
        asElsewhere(TestRole.VIEWER)
                .get(FLAGS + "?limit=200")
                .then()
                .statusCode(200)
                .body("items.environment", everyItem(is("elsewhere")));
    }

    @Test
    void listsTheFlagsAtAStageOfTheirLife() {
        newFlag("created");
        newFlag("enabled");
        expose(service + "enabled", false, 10);
        newFlag("gone");
        as(TestRole.OPERATOR)
                .delete(FLAGS + "/{key}?reason=done", service + "gone")
                .then()
                .statusCode(204);

        list("stage=created").body("items.key", contains(service + "created"));
        list("stage=enabled&limit=1").body("items.key", contains(service + "enabled"));
        list("stage=archived").body("items.key", contains(service + "gone"));
        list("stage=removal-due").body("items", empty()).body("next", nullValue());
        as(TestRole.VIEWER).get(FLAGS + "?stage=old").then().statusCode(400).body("errors.path", contains("stage"));
    }

    @Test
    void listsTheFlagsThatNobodySeemsToNeed() {
        newFlag("fresh");
        newFlag("stale");
        sql.update(
                "INSERT INTO flag_stale (flag, reason, since, said_at) VALUES (?, 'NOT_EVALUATED', now(), now())",
                service + "stale");

        list("stale=true").body("items.key", contains(service + "stale"));
        list("stale=false").body("items.key", contains(service + "fresh"));
        list("limit=200").body("items.key", contains(service + "fresh", service + "stale"));
    }

    private ValidatableResponse list(String filter) {
        return as(TestRole.VIEWER)
                .get(FLAGS + "?service={s}&" + filter, service)
                .then()
                .statusCode(200);
    }

    private void newFlag(String name) {
        as(TestRole.OPERATOR)
                .body(Map.of(
                        "key", service + name, "kind", "operational", "environment", "staging", "service", service))
                .post(FLAGS)
                .then()
                .statusCode(201);
    }
}
