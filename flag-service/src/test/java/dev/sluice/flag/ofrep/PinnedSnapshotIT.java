package dev.sluice.flag.ofrep;

import static dev.sluice.flag.Flagging.expose;
import static dev.sluice.flag.Flagging.newFlag;
import static dev.sluice.testing.Callers.as;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.sluice.testing.StackResource;
import dev.sluice.testing.TestRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request that crosses services sees one state of the flags, and a client never sees them go back. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class PinnedSnapshotIT {
    private static final String ONE = "/ofrep/v1/evaluate/flags/{key}";
    private static final String ALL = "/ofrep/v1/evaluate/flags";
    private static final String HEADER = "X-Flag-Snapshot";

    @Test
    void answersFromTheSnapshotThatTheHeaderNames() {
        String key = newFlag();
        String before = evaluate(as(TestRole.CLIENT), key)
                .statusCode(200)
                .body("variant", is("off"))
                .extract()
                .header(HEADER);
        expose(key, false, 100);

        evaluate(as(TestRole.CLIENT), key).body("variant", is("on")).header(HEADER, not(before));
        evaluate(as(TestRole.CLIENT).header(HEADER, before), key)
                .statusCode(200)
                .body("variant", is("off"))
                .body("metadata.version", is(before))
                .header(HEADER, before);
        all(as(TestRole.CLIENT).header(HEADER, before))
                .statusCode(200)
                .body("metadata.version", is(before))
                .body("flags.find { it.key == '" + key + "' }.variant", is("off"));
    }

    @Test
    void answersFromTheCurrentOneWhenTheNamedOneIsTooOld() {
        String key = newFlag();
        expose(key, false, 100);

        evaluate(as(TestRole.CLIENT).header(HEADER, "0"), key).statusCode(200).body("variant", is("on"));
    }

    @Test
    void neverAnswersFromAnOlderOneThanTheClientHasSeen() {
        String key = newFlag();

        evaluate(as(TestRole.CLIENT).header(HEADER, "999999999"), key)
                .statusCode(503)
                .header("Retry-After", "1")
                .body("errorCode", is("GENERAL"))
                .body("errorDetails", startsWith("Ask again"));
        all(as(TestRole.CLIENT).header(HEADER, "999999999")).statusCode(503).header("Retry-After", "1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "1.5", "99999999999999999999"})
    void refusesWhatIsNoVersion(String version) {
        evaluate(as(TestRole.CLIENT).header(HEADER, version), newFlag())
                .statusCode(400)
                .body("errorCode", is("GENERAL"));
    }

    private static ValidatableResponse evaluate(RequestSpecification caller, String key) {
        return caller.body(Map.of("context", Map.of("targetingKey", "ada")))
                .post(ONE, key)
                .then();
    }

    private static ValidatableResponse all(RequestSpecification caller) {
        return caller.body(Map.of("context", Map.of("targetingKey", "ada")))
                .post(ALL)
                .then();
    }
}
