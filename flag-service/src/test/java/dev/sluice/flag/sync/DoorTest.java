package dev.sluice.flag.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.flag.model.Scope;
import dev.sluice.kit.auth.BearerTokens.Bearer;
import dev.sluice.kit.auth.Grant;
import io.grpc.Status.Code;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoorTest {
    private static final Selector SHOP = Selector.of("production/shop", "");
    private static final Admission IN = new Admission.Admitted(new Scope("production", "shop"), "ada");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "client@production/shop",
                "client@*/shop",
                "client@production/*",
                "client@*/*",
                "viewer@production/shop",
                "operator@production/shop",
                "admin@*/*"
            })
    void letsInWhoMayEvaluateTheSet(String grant) {
        assertThat(guarded(grant).admit("Bearer t", SHOP)).isEqualTo(IN);
    }

    @Test
    void letsInNobodyElse() {
        Admission elsewhere = guarded("client@staging/shop").admit("Bearer t", SHOP);
        assertRefused(elsewhere, Code.PERMISSION_DENIED, "client@production/shop", "client@staging/shop");
        assertRefused(
                guarded("reporter@*/*").admit("Bearer t", SHOP), Code.PERMISSION_DENIED, "client@production/shop");
        assertRefused(guarded().admit("Bearer t", SHOP), Code.PERMISSION_DENIED, "this token has none");
    }

    @Test
    void asksForATokenBeforeAnythingElse() {
        Door door = Door.guarded(absent -> Optional.empty());
        assertRefused(door.admit(null, SHOP), Code.UNAUTHENTICATED, "authorization: Bearer");
        assertRefused(
                door.admit("Bearer wrong", new Selector.Unusable()), Code.UNAUTHENTICATED, "authorization: Bearer");
    }

    @Test
    void needsNoSelectorWhereOnlyOneSetIsGranted() {
        assertThat(guarded("client@production/shop").admit("Bearer t", new Selector.None()))
                .isEqualTo(IN);
        assertThat(guarded("client@production/shop", "viewer@production/shop", "reporter@*/*")
                        .admit("Bearer t", new Selector.None()))
                .isEqualTo(IN);
    }

    @Test
    void asksForASelectorWhereSeveralSetsAreGranted() {
        Admission two = guarded("client@production/shop", "client@staging/shop").admit("Bearer t", new Selector.None());
        assertRefused(two, Code.INVALID_ARGUMENT, "flagd-selector", "production/shop or staging/shop");
        assertRefused(
                guarded("client@production/*").admit("Bearer t", new Selector.None()),
                Code.INVALID_ARGUMENT,
                "flagd-selector");
        assertRefused(
                guarded("client@production/shop", "client@*/*").admit("Bearer t", new Selector.None()),
                Code.INVALID_ARGUMENT,
                "flagd-selector");
    }

    @Test
    void neverGuessesWhatAWrongSelectorMeans() {
        Admission wrong = guarded("client@production/shop").admit("Bearer t", new Selector.Unusable());
        assertRefused(wrong, Code.INVALID_ARGUMENT, "flagSetId=<environment>/<service>", "production/shop");
    }

    @Test
    void asksWithoutAGuardForTheSelectorOnly() {
        assertThat(Door.open().admit(null, SHOP))
                .isEqualTo(new Admission.Admitted(new Scope("production", "shop"), ""));
        assertRefused(Door.open().admit(null, new Selector.None()), Code.INVALID_ARGUMENT, "flagd-selector");
        assertRefused(Door.open().admit(null, new Selector.Unusable()), Code.INVALID_ARGUMENT, "flagd-selector");
    }

    private static Door guarded(String... grants) {
        List<Grant> held =
                Stream.of(grants).map(text -> Grant.parse(text).orElseThrow()).toList();
        return Door.guarded(authorization -> Optional.of(new Bearer("ada", held)));
    }

    private static void assertRefused(Admission admission, Code code, String... says) {
        assertThat(admission).isInstanceOfSatisfying(Admission.Refused.class, refused -> {
            assertThat(refused.status().getCode()).isEqualTo(code);
            assertThat(refused.status().getDescription()).contains(says);
        });
    }
}
