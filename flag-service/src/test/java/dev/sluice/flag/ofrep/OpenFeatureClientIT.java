package dev.sluice.flag.ofrep;

import static dev.sluice.flag.Flagging.expose;
import static dev.sluice.flag.Flagging.newFlag;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.openfeature.contrib.providers.ofrep.OfrepProvider;
import dev.openfeature.contrib.providers.ofrep.OfrepProviderOptions;
import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.FlagEvaluationDetails;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.OpenFeatureAPI;
import dev.openfeature.sdk.Value;
import dev.sluice.testing.StackResource;
import dev.sluice.testing.TestRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The stock OpenFeature SDK with its stock OFREP provider, against the running service. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
class OpenFeatureClientIT {
    private final OpenFeatureAPI api = OpenFeatureAPI.getInstance();

    @AfterEach
    void shutdown() {
        api.shutdown();
    }

    @Test
    void getsValuesVariantsAndReasons() {
        String key = newFlag();
        Client client = client(TestRole.CLIENT.token());
        assertThat(client.getBooleanValue(key, true, new ImmutableContext("ada")))
                .isFalse();

        expose(key, true, 0);
        FlagEvaluationDetails<Boolean> details =
                client.getBooleanDetails(key, false, new ImmutableContext("ada", Map.of("internal", new Value(true))));
        assertThat(details.getValue()).isTrue();
        assertThat(details.getVariant()).isEqualTo("on");
        assertThat(details.getReason()).isEqualTo("TARGETING_MATCH");
        assertThat(details.getErrorCode()).isNull();
        assertThat(details.getFlagMetadata().getString("flagSetId")).isEqualTo("production/shop");
    }

    @Test
    void getsItsDefaultAndAReasonForWhatIsNotThere() {
        FlagEvaluationDetails<Boolean> details =
                client(TestRole.CLIENT.token()).getBooleanDetails("absent", true, new ImmutableContext("ada"));

        assertThat(details.getValue()).isTrue();
        assertThat(details.getErrorCode()).isEqualTo(ErrorCode.FLAG_NOT_FOUND);
    }

    @Test
    void getsItsDefaultWithoutATargetingKeyOrAToken() {
        String key = newFlag();
        assertThat(client(TestRole.CLIENT.token())
                        .getBooleanDetails(key, true, new ImmutableContext())
                        .getErrorCode())
                .isIn(ErrorCode.INVALID_CONTEXT, ErrorCode.TARGETING_KEY_MISSING);
        FlagEvaluationDetails<Boolean> refused =
                client("wrong").getBooleanDetails(key, true, new ImmutableContext("ada"));
        assertThat(refused.getValue()).isTrue();
        assertThat(refused.getErrorCode()).isEqualTo(ErrorCode.GENERAL);
    }

    private Client client(String token) {
        OfrepProviderOptions options = OfrepProviderOptions.builder()
                .baseUrl(RestAssured.baseURI + ":" + RestAssured.port)
                .headers(ImmutableMap.of("Authorization", ImmutableList.of("Bearer " + token)))
                .build();
        api.setProviderAndWait(OfrepProvider.constructProvider(options));
        return api.getClient();
    }
}
