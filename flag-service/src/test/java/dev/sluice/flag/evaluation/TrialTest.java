package dev.sluice.flag.evaluation;

import static dev.sluice.flag.model.Flags.SCOPE;
import static dev.sluice.flag.model.Flags.flag;
import static dev.sluice.flag.model.Flags.on;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.flag.evaluation.Snapshot.FlagEntry;
import dev.sluice.flag.evaluation.Snapshot.SegmentEntry;
import dev.sluice.flag.model.Flag;
import dev.sluice.flag.targeting.Clause;
import dev.sluice.flag.targeting.Operator;
import dev.sluice.flag.targeting.Prerequisite;
import dev.sluice.flag.targeting.Segment;
import dev.sluice.flag.targeting.Serve;
import dev.sluice.flag.targeting.Targeting;
import dev.sluice.flag.targeting.TargetingRule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrialTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void acceptsWhatCanBeEvaluated() {
        Snapshot known = known(flag("a", on(true, 10)));

        assertThat(Trial.problem(known, needing("b", "a"))).isEmpty();
    }

    @Test
    void refusesAPrerequisiteThatIsNotThere() {
        assertThat(Trial.problem(known(), needing("b", "a")))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("'a' is no flag of production/shop"));
    }

    @Test
    void refusesAVariantThatThePrerequisiteDoesNotHave() {
        Flag flag = flag("b", on(true, 0));
        Flag next = flag.next(flag.content().with(List.of(new Prerequisite("a", Set.of("blue")))), null);

        assertThat(Trial.problem(known(flag("a", on(true, 10))), next))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("no variant 'blue'"));
    }

    @Test
    void refusesFlagsThatWaitForEachOther() {
        Snapshot known = known(flag("a", on(true, 10)), needing("b", "a"), needing("c", "b"));

        assertThat(Trial.problem(known, needing("a", "c")))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("a needs c needs b needs a"));
        assertThat(Trial.problem(known, needing("a", "a"))).isPresent();
    }

    @Test
    void refusesWhatGrowsWithEachLevel() {
        List<Flag> flags = new ArrayList<>(List.of(flag("f0", on(true, 10))));
        for (int level = 1; level <= 5; level++) {
            flags.add(needing("f" + level, "f" + (level - 1), "f" + (level - 1)));
        }
        Snapshot known = known(flags.toArray(Flag[]::new));

        assertThat(Trial.problem(known, needing("f6", "f5", "f5")))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("'f6' would contain the rules of more"));
    }

    @Test
    void refusesASegmentThatIsNotThere() {
        Flag flag = asking("a", "testers");

        assertThat(Trial.problem(known(), flag))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("no segment 'testers'"));
        assertThat(Trial.problem(known().changed(testers("plan", 1)), flag)).isEmpty();
    }

    @Test
    void refusesJsonLogicThatCannotBeCompiled() throws IOException {
        for (String logic : List.of(
                "{\"unknown_operator\": []}",
                "{\"$ref\": \"nowhere\"}",
                nested(60),
                "{\"and\": [" + "1,".repeat(10_000) + "1]}")) {
            Flag flag = flag("a", on(true, 0));
            Flag next = flag.next(flag.content().with(new Targeting.Expert(JSON.readTree(logic))), null);

            assertThat(Trial.problem(known(), next)).as(logic.substring(0, 15)).isPresent();
        }
    }

    @Test
    void refusesToDeleteASegmentThatARuleAsksFor() {
        Snapshot known = known().changed(testers("plan", 1)).changed(new FlagEntry(asking("a", "testers"), 2));

        assertThat(Trial.problem(known, new SegmentEntry(SCOPE, "testers", null, 3)))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("Flag 'a' asks for the segment"));
        assertThat(Trial.problem(known, testers("country", 3))).isEmpty();
    }

    @Test
    void namesWhoDependsOnAFlag() {
        Snapshot known = known(flag("a", on(true, 10)), needing("c", "a"), needing("b", "a"));

        assertThat(Trial.dependents(known, "a")).contains("b, c");
        assertThat(Trial.dependents(known, "b")).isEmpty();
    }

    @Test
    void refusesALogicThatIsNoRule() throws IOException {
        for (String logic : List.of("\"on\"", "null", "{}", "[]")) {
            assertThat(Trial.problem(known(), expert("a", logic)))
                    .as(logic)
                    .hasValueSatisfying(sentence -> assertThat(sentence).contains("must be an object"));
        }
    }

    @Test
    void refusesARuleOfADisabledFlagToo() throws IOException {
        Flag flag = expert("a", "{\"teleport\": []}");
        Flag disabled = flag.next(flag.content().switchedOff(on(false, 0)), null);

        assertThat(Trial.problem(known(), disabled)).isPresent();
    }

    @Test
    void doesNotJudgeWhatWasWrittenBefore() throws IOException {
        Flag old = expert("a", "{\"fractional\": [[\"on\", 0]]}");

        assertThat(Trial.problem(known(), old)).isPresent();
        assertThat(Trial.problem(known(old), old.next(on(false, 5), null))).isEmpty();
    }

    @Test
    void refusesVersionsThatAreNone() {
        Flag flag = flag("a", on(false, 0));
        TargetingRule rule = new TargetingRule(
                null,
                List.of(new Clause.Compare(
                        "app",
                        Operator.VERSION_AT_LEAST,
                        List.of(JSON.getNodeFactory().textNode("banana")),
                        true)),
                new Serve.One("on"));

        assertThat(Trial.problem(known(), flag.next(flag.content().with(new Targeting.Rules(List.of(rule))), null)))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("\"banana\" is no semantic version"));
    }

    @Test
    void judgesASegmentThatNobodyAsksFor() {
        assertThat(Trial.problem(known(), users(5, 1_000))).isEmpty();
        assertThat(Trial.problem(known(), users(6, 1_000)))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("The segment: ", "at most 5000"));
        assertThat(Trial.problem(known(), users(11, 1_000)))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("10000 nodes"));
    }

    private static SegmentEntry users(int alternatives, int each) {
        List<JsonNode> users = IntStream.range(0, each)
                .<JsonNode>mapToObj(user -> JSON.getNodeFactory().textNode("user-" + user))
                .toList();
        List<List<Clause>> anyOf = IntStream.range(0, alternatives)
                .mapToObj(i -> List.<Clause>of(new Clause.Compare("targetingKey", Operator.IN, users, false)))
                .toList();
        return new SegmentEntry(SCOPE, "users", new Segment("users", anyOf), 9);
    }

    private static Flag expert(String key, String logic) throws IOException {
        Flag flag = flag(key, on(true, 0));
        return flag.next(flag.content().with(new Targeting.Expert(JSON.readTree(logic))), null);
    }

    private static String nested(int levels) {
        return "{\"!\":[".repeat(levels) + "{\"var\":\"a\"}" + "]}".repeat(levels);
    }

    private static Flag needing(String key, String... others) {
        Flag flag = flag(key, on(true, 10));
        List<Prerequisite> prerequisites = Arrays.stream(others)
                .map(other -> new Prerequisite(other, Set.of("on")))
                .toList();
        return flag.next(flag.content().with(prerequisites), null);
    }

    private static Flag asking(String key, String segment) {
        Flag flag = flag(key, on(false, 0));
        TargetingRule rule =
                new TargetingRule(null, List.of(new Clause.InSegment(segment, false)), new Serve.One("on"));
        return flag.next(flag.content().with(new Targeting.Rules(List.of(rule))), null);
    }

    private static SegmentEntry testers(String attribute, long version) {
        Clause clause = new Clause.Compare(
                attribute, Operator.IN, List.of(JSON.getNodeFactory().textNode("x")), false);
        return new SegmentEntry(SCOPE, "testers", new Segment("testers", List.of(List.of(clause))), version);
    }

    private static Snapshot known(Flag... flags) {
        List<Snapshot.Entry> entries = IntStream.range(0, flags.length)
                .<Snapshot.Entry>mapToObj(i -> new FlagEntry(flags[i], i + 1))
                .toList();
        return Snapshot.EMPTY.caughtUp(entries, flags.length);
    }
}
