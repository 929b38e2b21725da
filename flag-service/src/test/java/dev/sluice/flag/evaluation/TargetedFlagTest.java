package dev.sluice.flag.evaluation;

import static dev.sluice.flag.model.Flags.SCOPE;
import static dev.sluice.flag.model.Flags.flag;
import static dev.sluice.flag.model.Flags.on;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.flag.evaluation.Snapshot.FlagEntry;
import dev.sluice.flag.evaluation.Snapshot.SegmentEntry;
import dev.sluice.flag.model.Exposure;
import dev.sluice.flag.model.Flag;
import dev.sluice.flag.targeting.InvalidTargetingException;
import dev.sluice.flag.targeting.Prerequisite;
import dev.sluice.flag.targeting.Segment;
import dev.sluice.flag.targeting.Targeting;
import dev.sluice.flag.targeting.TargetingReader;
import dev.sluice.flagengine.EvaluationContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rules, segments, prerequisites and the switch, each in the order in which a caller meets them. */
class TargetedFlagTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Flag open = flag("checkout", on(false, 0));

    @Test
    void theFirstRuleThatHoldsDecides() throws Exception {
        EvaluableFlag flag = evaluable(targeted(open, """
                {'rules': [
                  {'name': 'testers', 'when': [{'attribute': 'email', 'operator': 'ends-with', 'values': ['@sluice.dev']}],
                   'serve': 'on'},
                  {'when': [{'attribute': 'plan', 'operator': 'in', 'values': ['free']}], 'serve': 'off'},
                  {'when': [{'attribute': 'app', 'operator': 'version >=', 'values': ['2.1.0']}], 'serve': 'on'}]}
                """));

        assertThat(variant(flag, Map.of("email", "ada@sluice.dev", "plan", "free")))
                .isEqualTo("on");
        assertThat(variant(flag, Map.of("plan", "free", "app", "3.0.0"))).isEqualTo("off");
        assertThat(variant(flag, Map.of("plan", "pro", "app", "2.1.0"))).isEqualTo("on");
        assertThat(variant(flag, Map.of("plan", "pro", "app", "2.0.9"))).isEqualTo("off");
        assertThat(why(flag, Map.of("email", "ada@sluice.dev"))).contains("rule 1 (testers)");
        assertThat(why(flag, Map.of("plan", "pro", "app", "2.1.0"))).contains("rule 3");
        assertThat(why(flag, Map.of())).contains("exposure: everybody");
    }

    @Test
    void numbersAndPrefixesAndTheirOpposites() throws Exception {
        EvaluableFlag flag = evaluable(targeted(open, """
                {'rules': [
                  {'when': [{'attribute': 'age', 'operator': '<', 'values': [18]}], 'serve': 'off'},
                  {'when': [{'attribute': 'user.id', 'operator': 'starts-with', 'values': ['x-', 'y-']},
                            {'attribute': 'country', 'operator': 'in', 'values': ['FR', 'DE'], 'not': true}],
                   'serve': 'on'}]}
                """));

        assertThat(variant(flag, Map.of("age", 17, "user", Map.of("id", "x-1"))))
                .isEqualTo("off");
        assertThat(variant(flag, Map.of("user", Map.of("id", "y-1")))).isEqualTo("on"); // no age is not below 18
        assertThat(variant(flag, Map.of("user", Map.of("id", "y-1"), "country", "FR")))
                .isEqualTo("off");
        assertThat(variant(flag, Map.of("user", Map.of("id", "z-1")))).isEqualTo("off");
    }

    @Test
    void aSplitByAnAttributeGivesAllOfItTheSame() throws Exception {
        EvaluableFlag flag = evaluable(targeted(
                open, "{'rules': [{'when': [], 'serve': {'weights': {'on': 50, 'off': 50}, 'by': 'tenant'}}]}"));

        Set<String> ofOneTenant = Set.copyOf(IntStream.range(0, 50)
                .mapToObj(user -> variant(flag, Map.of("targetingKey", "user-" + user, "tenant", "acme")))
                .toList());
        long exposed = IntStream.range(0, 2_000)
                .filter(tenant -> variant(flag, Map.of("targetingKey", "ada", "tenant", "t" + tenant))
                        .equals("on"))
                .count();
        assertThat(ofOneTenant).hasSize(1);
        assertThat(exposed).isBetween(900L, 1_100L); // four deviations of a fair split
        assertThat(why(flag, Map.of("tenant", "acme"))).contains("rule 1: bucket");
        assertThat(variant(flag, Map.of("targetingKey", "ada"))).isEqualTo("off"); // without a tenant, by the exposure
    }

    @Test
    void aPrerequisiteGivesTheSameCallersInBothFlags() {
        Flag parent = flag("parent", on(false, 30));
        Flag child = open.next(
                flag("checkout", on(false, 100)).content().with(List.of(new Prerequisite("parent", Set.of("on")))),
                null);
        Snapshot snapshot = known(parent, child);
        EvaluableFlag parents = Objects.requireNonNull(snapshot.flag("parent"));
        EvaluableFlag children = Objects.requireNonNull(snapshot.flag("checkout"));

        for (int user = 0; user < 500; user++) {
            Map<String, Object> caller = Map.of("targetingKey", "user-" + user);
            assertThat(variant(children, caller)).isEqualTo(variant(parents, caller));
        }
        assertThat(why(children, Map.of("targetingKey", userWith(parents, "off"))))
                .contains("decided by prerequisites");
    }

    @Test
    void aPrerequisiteThatIsDisabledOrArchivedHoldsForNobody() {
        Flag parent = flag("parent", on(false, 100));
        Flag child = open.next(
                flag("checkout", on(false, 100)).content().with(List.of(new Prerequisite("parent", Set.of("on")))),
                null);
        Snapshot held = known(parent, child);
        Flag disabled = parent.next(
                parent.content().switchedOff(parent.definition().variants().closed()), null);

        assertThat(variant(held, "checkout")).isEqualTo("on");
        assertThat(variant(held.changed(new FlagEntry(disabled, 3)), "checkout"))
                .isEqualTo("off");
        assertThat(variant(held.changed(new FlagEntry(parent.archive(), 3)), "checkout"))
                .isEqualTo("off");
    }

    @Test
    void aDisabledFlagGivesEverybodyTheDefaultVariantWhateverItsRules() throws Exception {
        Flag targeted = targeted(open, "{'rules': [{'when': [], 'serve': 'on'}]}");
        EvaluableFlag off =
                evaluable(targeted.next(targeted.content().switchedOff(new Exposure("on", "off", false, 0)), null));

        assertThat(variant(evaluable(targeted), Map.of())).isEqualTo("on");
        assertThat(variant(off, Map.of())).isEqualTo("off");
        assertThat(why(off, Map.of())).contains("decided by disabled");
    }

    @Test
    void flagsFollowASegmentThatChanges() throws Exception {
        Flag flag = targeted(open, "{'rules': [{'when': [{'segment': 'testers'}], 'serve': 'on'}]}");
        Snapshot before = Snapshot.EMPTY.changed(testers("ada", 1)).changed(new FlagEntry(flag, 2));
        Snapshot after = before.changed(testers("bob", 3));

        assertThat(variant(before, "checkout", "ada")).isEqualTo("on");
        assertThat(variant(after, "checkout", "ada")).isEqualTo("off");
        assertThat(variant(after, "checkout", "bob")).isEqualTo("on");
        assertThat(after.version()).isEqualTo(3);
        assertThat(variant(after.changed(testers("ada", 1)), "checkout", "bob")).isEqualTo("on"); // too late
    }

    @Test
    void anExpertsNullLeavesTheCallerToTheExposure() throws Exception {
        Flag flag = flag("checkout", on(false, 100));
        EvaluableFlag expert = evaluable(targeted(flag, "{'logic': {'if': [{'var': 'blocked'}, 'off', null]}}"));

        assertThat(variant(expert, Map.of("blocked", true))).isEqualTo("off");
        assertThat(variant(expert, Map.of())).isEqualTo("on");
    }

    private static String userWith(EvaluableFlag flag, String variant) {
        return IntStream.range(0, 1_000)
                .mapToObj(user -> "user-" + user)
                .filter(user -> variant(flag, Map.of("targetingKey", user)).equals(variant))
                .findFirst()
                .orElseThrow();
    }

    private static SegmentEntry testers(String user, long version) throws Exception {
        Segment segment = new Segment(
                "testers",
                List.of(TargetingReader.clauses(
                        JSON.readTree("[{\"attribute\": \"targetingKey\", \"operator\": \"in\", \"values\": [\"" + user
                                + "\"]}]"),
                        "")));
        return new SegmentEntry(SCOPE, "testers", segment, version);
    }

    private static Flag targeted(Flag flag, String targeting)
            throws JsonProcessingException, InvalidTargetingException {
        Targeting read = TargetingReader.read(JSON.readTree(targeting.replace('\'', '"')));
        return flag.next(flag.content().with(read), null);
    }

    private static EvaluableFlag evaluable(Flag flag) {
        return EvaluableFlag.of(flag, other -> null, Map.of());
    }

    private static Snapshot known(Flag... flags) {
        Snapshot snapshot = Snapshot.EMPTY;
        for (int i = 0; i < flags.length; i++) {
            snapshot = snapshot.changed(new FlagEntry(flags[i], i + 1));
        }
        return snapshot;
    }

    private static String variant(Snapshot snapshot, String key) {
        return variant(snapshot, key, "ada");
    }

    private static String variant(Snapshot snapshot, String key, String user) {
        return variant(Objects.requireNonNull(snapshot.flag(key)), Map.of("targetingKey", user));
    }

    private static String variant(EvaluableFlag flag, Map<String, Object> caller) {
        return String.valueOf(flag.evaluate(EvaluationContext.of(caller, 0)).variant());
    }

    private static String why(EvaluableFlag flag, Map<String, Object> caller) {
        return flag.explain(EvaluationContext.of(caller, 0)).sentence();
    }
}
