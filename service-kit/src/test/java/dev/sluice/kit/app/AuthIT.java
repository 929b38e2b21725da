package dev.sluice.kit.app;

import static dev.sluice.testing.Callers.anonymous;
import static dev.sluice.testing.Callers.as;
import static dev.sluice.testing.Callers.asElsewhere;
import static dev.sluice.testing.Callers.bearer;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.sluice.testing.StackResource;
import dev.sluice.testing.TestRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class AuthIT {
    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/things/page", "/api/v1/nothing", "/api/v1/audit", "/"})
    void withoutATokenEverythingIs401(String path) {
        anonymous()
                .get(path)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer")
                .body("type", equalTo("urn:sluice:problem:unauthorized"))
                .body("instance", equalTo(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong", "", "a.b.c"})
    void aWrongTokenIs401(String token) {
        bearer(token)
                .get("/api/v1/things/page")
                .then()
                .statusCode(401)
                .body("type", equalTo("urn:sluice:problem:unauthorized"))
                .body("detail", containsString("Authorization: Bearer"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health", "/q/health/live", "/q/metrics", "/api/v1/things/open"})
    void healthMetricsAndWhatTheServiceListsAreOpen(String path) {
        anonymous().get(path).then().statusCode(200);
    }

    @ParameterizedTest
    @EnumSource(TestRole.class)
    void eachRoleMayWhatItMay(TestRole role) {
        as(role).get("/api/v1/things/role?role=" + role).then().statusCode(200);
        asElsewhere(role)
                .get("/api/v1/things/role?role=" + role)
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:sluice:problem:grant-elsewhere"))
                .body("detail", containsString("@production/shop"));
    }

    @Test
    void aRoleThatIsTooLowIsToldWhichGrantIsMissing() {
        as(TestRole.VIEWER)
                .get("/api/v1/things/role?role=OPERATOR")
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:sluice:problem:role-too-low"))
                .body("detail", containsString("operator@production/shop"))
                .body("detail", containsString("you hold viewer@*/*"));
    }

    @Test
    void adminImpliesTheRolesOfPeopleButNotOfPrograms() {
        as(TestRole.ADMIN).get("/api/v1/things/role?role=APPROVER").then().statusCode(200);
        as(TestRole.ADMIN).get("/api/v1/things/role?role=CLIENT").then().statusCode(403);
        as(TestRole.OPERATOR).get("/api/v1/things/role?role=VIEWER").then().statusCode(200);
    }
}
