package dev.sluice.testing;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/** Starts RestAssured requests of a given caller, with JSON as content type. */
public final class Callers {
    private Callers() {}

    /** A caller who has this role for everything. */
    public static RequestSpecification as(TestRole role) {
        return bearer(role.token());
    }

    /** A caller who has this role, but for another environment and service. */
    public static RequestSpecification asElsewhere(TestRole role) {
        return bearer(role.tokenElsewhere());
    }

    /** A caller without a token. */
    public static RequestSpecification anonymous() {
        return RestAssured.given().contentType(ContentType.JSON);
    }

    /** A caller with any token, such as a wrong one. */
    public static RequestSpecification bearer(String token) {
        return anonymous().header("Authorization", "Bearer " + token);
    }
}
