package dev.sluice.kit.app;

import static dev.sluice.testing.Callers.as;
import static dev.sluice.testing.Callers.bearer;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.sluice.testing.StackResource;
import dev.sluice.testing.TestRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(value = OidcServer.class, restrictToAnnotatedClass = true)
class OidcIT {
    @SuppressWarnings("NullAway.Init") // safe because OidcServer fills it
    OidcTokens tokens;

    @ParameterizedTest
    @EnumSource(TestRole.class)
    void eachRoleIsReadFromTheClaim(TestRole role) {
        String label = role.name().toLowerCase(Locale.ROOT);
        bearer(tokens.of("ada", label + "@production/*"))
                .get("/api/v1/things/role?role=" + role)
                .then()
                .statusCode(200)
                .body(equalTo("ada"));
        bearer(tokens.of("ada", label + "@staging/*"))
                .get("/api/v1/things/role?role=" + role)
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:sluice:problem:grant-elsewhere"))
                .body("detail", containsString("you hold " + label + "@staging/*"));
    }

    @Test
    void withoutTheClaimNothingIsAllowed() {
        bearer(tokens.of("bob"))
                .get("/api/v1/things/role?role=VIEWER")
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:sluice:problem:role-too-low"));
    }

    @Test
    void whatIsNoGrantIsIgnored() {
        bearer(tokens.of("bob", "root@everything", "viewer@*/*"))
                .get("/api/v1/things/role?role=VIEWER")
                .then()
                .statusCode(200);
    }

    @Test
    void expiredAndForgedTokensAre401() {
        for (String token : new String[] {tokens.expired("eve", "admin@*/*"), tokens.forged("eve", "admin@*/*")}) {
            bearer(token)
                    .get("/api/v1/things/role?role=VIEWER")
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .body("type", equalTo("urn:sluice:problem:unauthorized"));
        }
    }

    @Test
    void tokensOfTheFileWorkBesideIt() {
        as(TestRole.VIEWER)
                .get("/api/v1/things/role?role=VIEWER")
                .then()
                .statusCode(200)
                .body(equalTo("viewer"));
    }
}
