package dev.sluice.rollout.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testing.Approved;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DecisionTableTest {

    @Test
    void everyStateTimesEveryInputIsApproved() {
        Approved.check(Path.of("src/test/resources/decision-table.txt"), DecisionTable.render());
    }

    @Test
    void hasEveryKindOfStateAndInput() {
        assertThat(kinds(Rollout.class))
                .isEqualTo(Cases.states().values().stream()
                        .map(walk -> walk.state().getClass())
                        .collect(Collectors.toSet()));
        assertThat(kinds(RolloutInput.class))
                .isEqualTo(DecisionTable.cells().stream()
                        .map(cell -> cell.input().getClass())
                        .collect(Collectors.toSet()));
    }

    @Test
    void theNamesOfTheStatesAreWhatTheyAre() {
        Cases.states().forEach((name, walk) -> assertThat(name)
                .startsWith(walk.state().kind()));
    }

    @Test
    void anUnhealthyVerdictOfThisAttemptHaltsFromEveryStateThatIsNotTerminal() {
        assertThat(cells("UNHEALTHY", "UNHEALTHY, another stage"))
                .filteredOn(cell -> !cell.before().terminal())
                .isNotEmpty()
                .allSatisfy(cell ->
                        assertThat(Halts.of(cell.after())).as("%s", cell).isPresent());
    }

    @Test
    void everyRollbackEventHaltsFromEveryStateThatIsNotTerminal() {
        assertThat(cells(
                        "rollback started after a verdict",
                        "rollback started on request",
                        "rollback started, earlier attempt",
                        "rollback progressed",
                        "rollback completed",
                        "rollback failed"))
                .filteredOn(cell -> !cell.before().terminal())
                .isNotEmpty()
                .allSatisfy(cell -> assertThat(
                                Halts.of(cell.after()).isPresent() || cell.after() instanceof Rollout.RolledBack)
                        .as("%s", cell)
                        .isTrue());
    }

    @Test
    void aRollbackIsPossibleFromEveryStateThatIsNotTerminal() {
        assertThat(cells("rollback"))
                .filteredOn(cell -> !cell.before().terminal())
                .isNotEmpty()
                .noneMatch(cell -> cell.decision() instanceof Decision.Rejected);
    }

    @Test
    void terminalStatesAreFinal() {
        assertThat(DecisionTable.cells())
                .filteredOn(cell -> cell.before().terminal())
                .isNotEmpty()
                .allMatch(cell -> cell.after().getClass() == cell.before().getClass());
    }

    @Test
    void theSameInputTwiceIsOnce() {
        assertThat(DecisionTable.cells())
                .filteredOn(cell -> cell.accepted() && !(cell.input() instanceof RolloutInput.Release))
                .allSatisfy(cell -> {
                    Decision again = RolloutDecider.decide(cell.after(), cell.input(), later(cell));
                    assertThat(again).as("%s", cell).isNotInstanceOf(Decision.Accepted.class);
                });
    }

    @Test
    void onlyHealthyPassesAStage() {
        assertThat(DecisionTable.cells())
                .filteredOn(cell -> cell.decision() instanceof Decision.Accepted accepted
                        && accepted.events().stream().anyMatch(RolloutEvent.StagePassed.class::isInstance))
                .isNotEmpty()
                .allMatch(cell -> cell.inputCase().equals("HEALTHY")
                        || cell.inputCase().equals("promote")
                        || cell.inputCase().equals("approve")
                        || cell.stateCase().contains("nothing is judged"));
    }

    private static Instant later(DecisionTable.Cell cell) {
        return cell.decision() instanceof Decision.Accepted accepted
                ? accepted.events().getLast().at()
                : Walk.NOON;
    }

    private static List<DecisionTable.Cell> cells(String... inputCases) {
        Set<String> wanted = Set.of(inputCases);
        return DecisionTable.cells().stream()
                .filter(cell -> wanted.contains(cell.inputCase()))
                .toList();
    }

    private static Set<Class<?>> kinds(Class<?> sealed) {
        return Stream.of(sealed.getPermittedSubclasses())
                .filter(Class::isRecord)
                .collect(Collectors.toSet());
    }
}
