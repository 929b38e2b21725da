package dev.sluice.rollout.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlanLinterTest {

    private static final Known.Owner SHOP = new Known.Owner("shop", "production", Set.of());
    private static final Known KNOWN = new Known(
            Map.of(
                    Target.route("shop"),
                    SHOP,
                    Target.flag("new-checkout"),
                    new Known.Owner("shop", "production", Set.of("on", "off"))),
            Map.of(
                    "gateway", new Known.Owner("*", "*", Set.of()),
                    "theirs", new Known.Owner("shop", "staging", Set.of())));
    private static final Metric ERRORS =
            new Metric.ErrorRatio("errors", "gateway", 0.005, null, 100, FailureKind.APPLICATION);

    @Test
    void hasNothingAgainstAPlanThatIsFine() {
        assertThat(errors(steps(1, 50, 100))).isEmpty();
    }

    @Test
    void stepsIncreaseStrictly() {
        assertThat(errors(steps(10, 5, 100))).containsExactly(Rule.STEPS_NOT_INCREASING);
        assertThat(errors(steps(10, 10, 100))).containsExactly(Rule.STEPS_NOT_INCREASING);
    }

    @Test
    void stepsArePercentages() {
        assertThat(errors(steps(10, 101))).containsExactly(Rule.STEP_OUT_OF_RANGE);
        assertThat(errors(steps(0, 100))).containsExactly(Rule.STEP_OUT_OF_RANGE);
    }

    @Test
    void stepsAreNotEmpty() {
        assertThat(errors(steps())).containsExactly(Rule.INVALID_STEPS);
    }

    @Test
    void onlyAFlagHasAnInternalAudienceAndItComesFirst() {
        Steps late = new Steps(
                List.of(Step.percent(10), Step.INTERNAL, Step.percent(100)),
                Duration.ofMinutes(5),
                Duration.ZERO,
                List.of());
        assertThat(errors(plan(new Change("off", "on"), new Strategy.FeatureFlag("new-checkout", late, null), ERRORS)))
                .containsExactly(Rule.INVALID_STEPS);
        Steps canary =
                new Steps(List.of(Step.INTERNAL, Step.percent(100)), Duration.ofMinutes(5), Duration.ZERO, List.of());
        assertThat(errors(plan(new Change("1.0.0", "2.0.0"), new Strategy.Canary("shop", canary), ERRORS)))
                .containsExactly(Rule.INVALID_STEPS);
    }

    @Test
    void aBakeIsNotNegative() {
        Steps steps = new Steps(List.of(Step.percent(100)), Duration.ofSeconds(-5), Duration.ZERO, List.of());
        assertThat(errors(canary(steps, ERRORS))).containsExactly(Rule.NEGATIVE_BAKE);
    }

    @Test
    void namesMustExistAndBelongHere() {
        Steps steps = walk(100);
        assertThat(errors(plan(new Change("1.0.0", "2.0.0"), new Strategy.Canary("nowhere", steps), ERRORS)))
                .containsExactly(Rule.UNKNOWN_ROUTE);
        assertThat(errors(plan(new Change("off", "on"), new Strategy.FeatureFlag("nothing", steps, null), ERRORS)))
                .containsExactly(Rule.UNKNOWN_FLAG);
        assertThat(errors(
                        plan(new Change("off", "blue"), new Strategy.FeatureFlag("new-checkout", steps, null), ERRORS)))
                .containsExactly(Rule.UNKNOWN_VARIANT);
        Metric elsewhere = new Metric.ErrorRatio("errors", "nowhere", 0.005, null, 100, FailureKind.APPLICATION);
        assertThat(errors(canary(steps, elsewhere))).containsExactly(Rule.UNKNOWN_SOURCE);
        RolloutPlan foreign = new RolloutPlan(
                "x",
                "cart",
                "production",
                new Change("1.0.0", "2.0.0"),
                new Strategy.Canary("shop", steps),
                Analysis.NONE,
                Duration.ofMinutes(1),
                Duration.ofMinutes(1),
                new RollbackPolicy(RollbackPolicy.OnNoData.HOLD, Duration.ofHours(1)));
        assertThat(errors(foreign)).containsExactly(Rule.FOREIGN_TARGET);
        Metric theirs = new Metric.ErrorRatio("errors", "theirs", 0.005, null, 100, FailureKind.APPLICATION);
        assertThat(errors(canary(steps, theirs))).containsExactly(Rule.FOREIGN_TARGET);
    }

    @Test
    void aChangeChangesSomething() {
        assertThat(errors(plan(new Change("1.0.0", "1.0.0"), new Strategy.Canary("shop", walk(100)), ERRORS)))
                .containsExactly(Rule.SAME_VERSION);
    }

    @Test
    void marginsMakeSense() {
        assertThat(errors(canary(
                        walk(100), new Metric.ErrorRatio("e", "gateway", 0, null, 100, FailureKind.APPLICATION))))
                .containsExactly(Rule.INVALID_MARGIN);
        assertThat(errors(canary(
                        walk(100), new Metric.ErrorRatio("e", "gateway", 0.01, 1.0, 100, FailureKind.APPLICATION))))
                .containsExactly(Rule.INVALID_MARGIN);
        assertThat(errors(canary(
                        walk(100), new Metric.ErrorRatio("e", "gateway", 0.01, null, 0, FailureKind.APPLICATION))))
                .containsExactly(Rule.INVALID_MARGIN);
        assertThat(errors(canary(
                        walk(100),
                        new Metric.Latency("l", "gateway", 1.0, Duration.ofMillis(50), 100, FailureKind.APPLICATION))))
                .containsExactly(Rule.INVALID_MARGIN);
    }

    @Test
    void warnsOfWhatACarefulPersonWouldAsk() {
        RolloutPlan blind = plan(new Change("1.0.0", "2.0.0"), new Strategy.Canary("shop", walk(50)));
        assertThat(PlanLinter.lint(blind, KNOWN))
                .extracting(Finding::rule)
                .containsExactlyInAnyOrder(Rule.NO_ANALYSIS, Rule.NOT_EVERYBODY);
        assertThat(PlanLinter.lint(canary(walk(100), ERRORS), KNOWN))
                .filteredOn(finding -> finding.rule() == Rule.DETECTABILITY)
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("at least 2.7 requests a second"));
    }

    @Test
    void refusesAPlanThatCannotProveItsMarginsWithTheTrafficThatItExpects() {
        assertThat(errors(expecting(1000, .001))).isEmpty();
        assertThat(errors(expecting(1, .001))).containsExactly(Rule.UNREACHABLE_MARGIN);
        assertThat(PlanLinter.lint(expecting(1, .001), KNOWN))
                .filteredOn(finding -> finding.rule() == Rule.UNREACHABLE_MARGIN)
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("bake"));
    }

    private static RolloutPlan expecting(double perSecond, double errorRate) {
        RolloutPlan plan = canary(walk(1, 10, 50), ERRORS);
        Analysis judged = plan.analysis();
        ExpectedTraffic expected = new ExpectedTraffic(perSecond, errorRate);
        return new RolloutPlan(
                plan.name(),
                plan.service(),
                plan.environment(),
                plan.change(),
                plan.strategy(),
                new Analysis(true, judged.alpha(), judged.interval(), judged.metrics(), expected),
                plan.deadline(),
                plan.applyTimeout(),
                plan.rollback());
    }

    @Test
    void everyFindingSaysWhatToDo() {
        Stream.of(steps(10, 5), steps(101), steps(), canary(walk(100), ERRORS))
                .flatMap(plan -> PlanLinter.lint(plan, KNOWN).stream())
                .forEach(finding ->
                        assertThat(finding.message()).hasSizeGreaterThan(20).endsWith("."));
    }

    private static List<Rule> errors(RolloutPlan plan) {
        return PlanLinter.lint(plan, KNOWN).stream()
                .filter(Finding::refuses)
                .map(Finding::rule)
                .toList();
    }

    private static RolloutPlan steps(int... percents) {
        return canary(walk(percents), ERRORS);
    }

    private static Steps walk(int... percents) {
        List<Step> steps =
                java.util.Arrays.stream(percents).mapToObj(Step::percent).toList();
        return new Steps(steps, Duration.ofMinutes(5), Duration.ofMinutes(5), List.of());
    }

    private static RolloutPlan canary(Steps steps, Metric... metrics) {
        return plan(new Change("1.0.0", "2.0.0"), new Strategy.Canary("shop", steps), metrics);
    }

    private static RolloutPlan plan(Change change, Strategy strategy, Metric... metrics) {
        Analysis analysis = metrics.length == 0
                ? Analysis.NONE
                : new Analysis(true, 0.01, Duration.ofSeconds(10), List.of(metrics));
        return new RolloutPlan(
                "shop-2.0.0",
                "shop",
                "production",
                change,
                strategy,
                analysis,
                Duration.ofMinutes(30),
                Duration.ofSeconds(60),
                new RollbackPolicy(RollbackPolicy.OnNoData.HOLD, Duration.ofHours(1)));
    }
}
