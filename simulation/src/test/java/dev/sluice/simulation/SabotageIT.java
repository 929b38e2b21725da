package dev.sluice.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.simulation.rules.Rule;
import dev.sluice.simulation.world.Sabotage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The test of the test: each protection is taken away once, and within what CI plays some rule must notice. */
class SabotageIT {
    private static final long BUDGET = 100_000;

    @Test
    void routersThatTakeEveryFenceAreNoticed() {
        assertThat(found(Sabotage.NO_FENCES))
                .isIn(Rule.EXPOSURE_NEVER_RISES_AFTER_ROLLBACK_STARTED, Rule.A_WRITE_IN_FLIGHT_IS_UNDONE_IN_TIME);
    }

    @Test
    void eventsThatAreHandledAsOftenAsTheyComeAreNoticed() {
        assertThat(found(Sabotage.NO_INBOX)).isEqualTo(Rule.TWICE_IS_ONCE);
    }

    @Test
    void raisingWithoutAskingTheStopReaderIsNoticed() {
        assertThat(found(Sabotage.NO_STOP_READER))
                .isIn(
                        Rule.EXPOSURE_NEVER_RISES_AFTER_ROLLBACK_STARTED,
                        Rule.A_WRITE_IN_FLIGHT_IS_UNDONE_IN_TIME,
                        Rule.NOTHING_RISES_WHILE_KAFKA_IS_AWAY);
    }

    @Test
    void believingARouterWithoutReadingBackIsNoticed() {
        assertThat(found(Sabotage.NO_READ_BACK)).isEqualTo(Rule.APPLIED_MEANS_READ_BACK);
    }

    @Test
    void aGateThatTakesNoDataAsHealthyIsNoticed() {
        assertThat(found(Sabotage.NO_DATA_IS_HEALTHY)).isEqualTo(Rule.ONLY_HEALTHY_OR_A_PERSON_OPENS_A_GATE);
    }

    @Test
    void closingWithoutAskingTheStopReaderIsNoticed() {
        assertThat(found(Sabotage.CLOSES_WITHOUT_ASKING)).isEqualTo(Rule.EVERYTHING_CONVERGES);
    }

    @Test
    void aViolationIsToldAsAShortStory() {
        Search search = new Search(Sabotage.NO_DATA_IS_HEALTHY);
        Search.Found violated = search.search(1, BUDGET).orElseThrow();
        List<String> story = search.story(violated).lines().toList();
        assertThat(story.getFirst()).startsWith("seed " + violated.seed() + ": ONLY_HEALTHY");
        assertThat(story.get(1)).contains("-Dsimulation.seed=" + violated.seed());
        assertThat(story).hasSizeLessThan(200).anyMatch(line -> line.contains("verdict.reached"));
    }

    private static Rule found(Sabotage sabotage) {
        Search search = new Search(sabotage);
        Optional<Search.Found> found = search.search(1, BUDGET);
        System.out.println(sabotage + ": " + search
                + found.map(each -> "; found by " + each.violation().getMessage())
                        .orElse("; not found"));
        return found.orElseThrow(() -> new AssertionError(sabotage + " is not noticed within " + BUDGET + " steps"))
                .violation()
                .rule();
    }
}
