package dev.sluice.flag.stream;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.Map;

/** A bulk answer over OFREP and the stream that it names. */
record Named(URI url, String tag, String version) {
    static final String ALL = "/ofrep/v1/evaluate/flags";
    static final Map<String, Object> ADA = Map.of("context", Map.of("targetingKey", "ada"));

    static Named by(RequestSpecification caller) {
        Response answer = caller.body(ADA).post(ALL);
        answer.then().statusCode(200);
        return new Named(
                at(answer.jsonPath().getString("eventStreams[0].endpoint.requestUri")),
                answer.header("ETag"),
                answer.header("X-Flag-Snapshot"));
    }

    /** As a client does it: its own origin, and what it was named. */
    static URI at(String requestUri) {
        return URI.create(RestAssured.baseURI + ":" + RestAssured.port + requestUri);
    }

    /** The part of the URL that is a secret. */
    String ticket() {
        return url.getQuery().replaceAll("ticket=([^&]*)&.*", "$1");
    }
}
