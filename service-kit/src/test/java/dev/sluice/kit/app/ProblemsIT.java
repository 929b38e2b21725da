package dev.sluice.kit.app;

import static dev.sluice.testing.Callers.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.sluice.testing.StackResource;
import dev.sluice.testing.TestRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class ProblemsIT {
    @Test
    void constraintsNameTheFieldsAsTheClientSentThem() {
        problem(
                        post(
                                "{\"name\":\"\",\"share\":101,\"kind\":\"SMALL\",\"parts\":[{\"label\":\"a\"},{\"label\":\"\"}]}"),
                        400,
                        "invalid-request")
                .body("errors.path", hasItem("name"))
                .body("errors.path", hasItem("share"))
                .body("errors.path", hasItem("parts[1].label"))
                .body("instance", equalTo("/api/v1/things"));
    }

    @Test
    void malformedJsonSaysWhere() {
        problem(post("{\"name\": oops}"), 400, "malformed-body").body("detail", containsString("line 1"));
    }

    @Test
    void anEmptyBodyIsRefused() {
        problem(post(""), 400, "invalid-request");
    }

    @Test
    void aWrongTypeNamesTheProperty() {
        problem(post("{\"name\":\"a\",\"share\":\"many\",\"kind\":\"SMALL\"}"), 400, "malformed-body")
                .body("errors[0].path", equalTo("share"))
                .body("errors[0].message", containsString("whole number"));
    }

    @Test
    void aWrongEnumListsTheValues() {
        problem(post("{\"name\":\"a\",\"kind\":\"HUGE\"}"), 400, "malformed-body")
                .body("errors[0].message", containsString("SMALL, LARGE"));
    }

    @Test
    void anUnknownPropertyIsRefusedByName() {
        problem(post("{\"name\":\"a\",\"kind\":\"SMALL\",\"colour\":\"red\"}"), 400, "malformed-body")
                .body("errors[0].path", equalTo("colour"));
    }

    @Test
    void anUnknownPathIs404() {
        problem(as(TestRole.VIEWER).get("/api/v1/nothing").then(), 404, "not-found");
    }

    @Test
    void aPathParameterOfTheWrongFormIs404() {
        problem(as(TestRole.VIEWER).get("/api/v1/things/by-number/seven").then(), 404, "not-found");
    }

    @Test
    void aWrongMethodIs405() {
        problem(as(TestRole.VIEWER).delete("/api/v1/things").then(), 405, "method-not-allowed");
    }

    @Test
    void aWrongMediaTypeIs415() {
        problem(
                as(TestRole.OPERATOR)
                        .contentType(ContentType.XML)
                        .body("<a/>")
                        .post("/api/v1/things")
                        .then(),
                415,
                "unsupported-media-type");
    }

    @Test
    void anUnwantedMediaTypeIs406() {
        problem(
                as(TestRole.VIEWER)
                        .accept("image/png")
                        .get("/api/v1/things/page")
                        .then(),
                406,
                "not-acceptable");
    }

    @Test
    void aBodyOfTwoMegabytesIs413() {
        problem(post("{\"name\":\"" + "x".repeat(2_000_000) + "\",\"kind\":\"SMALL\"}"), 413, "body-too-large");
    }

    @Test
    void aBodyThatDoesNotTellItsSizeIs413Too() throws IOException {
        URI server = URI.create(ConfigProvider.getConfig().getValue("test.url", String.class));
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            var out = socket.getOutputStream();
            String head =
                    "POST /api/v1/things HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                            + TestRole.OPERATOR.token() + "\r\nTransfer-Encoding: chunked\r\n\r\n";
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            byte[] chunk = ("4000\r\n" + " ".repeat(0x4000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            try {
                for (int i = 0; i < 80; i++) {
                    out.write(chunk);
                }
                out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                // safe because the server may close before it has read everything; its answer is checked below
            }
            byte[] answer = new byte[4096];
            int length = Math.max(0, socket.getInputStream().read(answer));
            assertThat(new String(answer, 0, length, StandardCharsets.UTF_8)).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void whatTheServiceDidWrongHasAReferenceAndNoText() {
        problem(as(TestRole.VIEWER).get("/api/v1/things/broken").then(), 500, "internal-error")
                .body("detail", containsString("reference"))
                .body(not(containsString("password")));
    }

    @Test
    void aWrongLimitOrCursorIsRefused() {
        problem(as(TestRole.VIEWER).get("/api/v1/things/page?limit=0").then(), 400, "invalid-request");
        problem(as(TestRole.VIEWER).get("/api/v1/things/page?cursor=!!").then(), 400, "invalid-cursor");
    }

    @Test
    void aYamlAliasIsRefused() {
        problem(
                as(TestRole.VIEWER)
                        .header("Content-Type", "application/yaml")
                        .body("a: &x [1]\nb: *x\n".getBytes(StandardCharsets.UTF_8))
                        .post("/api/v1/things/document")
                        .then(),
                400,
                "yaml-alias");
    }

    private static ValidatableResponse post(String body) {
        return as(TestRole.OPERATOR).body(body).post("/api/v1/things").then();
    }

    private static ValidatableResponse problem(ValidatableResponse response, int status, String code) {
        return response.log()
                .ifValidationFails()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:sluice:problem:" + code))
                .body("status", equalTo(status))
                .body("detail", not(equalTo(null)));
    }
}
