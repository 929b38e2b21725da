package dev.sluice.rollout.lifecycle;

import dev.sluice.testing.Approved;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/state-machine.md shows exactly the transitions that the decision table exercises. */
class StateMachineTest {

    private static final Map<String, String> WORDS = words();

    @Test
    void isDrawnFromTheTestedTable() {
        Approved.check(Path.of(System.getProperty("sluice.root"), "docs", "state-machine.md"), page());
    }

    private static String page() {
        return """
                # The state machine of a rollout

                Drawn by a test from the decision table, so every arrow here was exercised and no other exists. The whole table, every state with every input, is
                [decision-table.txt](../rollout-service/src/test/resources/decision-table.txt).

                ```mermaid
                stateDiagram-v2
                    [*] --> Planned
                %s    Closed --> [*]
                    RolledBack --> [*]
                    Cancelled --> [*]
                ```

                - `Running` is applying a stage, baking it, or waiting for its gate. Only a HEALTHY verdict of this attempt and stage, on data counted after the stage was
                  applied and fresh enough, passes a stage; or a person promotes it; or the plan says `analysis: none`.
                - `Halted` freezes exposure. After an UNHEALTHY verdict, a failed action or a person's rollback it never goes forward again in this attempt: rollback-service takes it back,
                  and while rollback-service is down the rollout stays here with its exposure frozen. After a deadline with `onNoData: hold` it asks a person, who may `resume` (another
                  deadline), `promote`, `retry` (attempt + 1 from the first stage), or `rollback`.
                - `cancel` ends a rollout at once while nothing was entered; afterwards it means `rollback` and ends in `RolledBack`, because what was exposed has to be taken back first.
                - `retry` in `RollbackFailed` asks rollback-service to try again. Terminal states cannot be retried: plan again.
                - `Completed` is still watched and can be rolled back, by itself or by a person, until its window is over or a successor on the same target is planned.
                - What an UNHEALTHY verdict condemned goes into quarantine with `RolledBack`; not after an operator's rollback, missing data or an INTEGRATION failure.
                """.formatted(arrows());
    }

    private static String arrows() {
        Map<String, Set<String>> arrows = new LinkedHashMap<>();
        for (DecisionTable.Cell cell : DecisionTable.cells()) {
            String from = cell.before().kind();
            String to = cell.after().kind();
            if (cell.accepted() && !from.equals(to)) {
                arrows.computeIfAbsent(from + " --> " + to, arrow -> new LinkedHashSet<>())
                        .add(WORDS.getOrDefault(cell.inputCase(), cell.inputCase()));
            }
        }
        return arrows.entrySet().stream()
                .map(arrow -> "    " + arrow.getKey() + ": " + String.join(", ", arrow.getValue()) + "\n")
                .collect(Collectors.joining());
    }

    private static Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("time, three hours later", "time is over");
        words.put("UNHEALTHY, another stage", "UNHEALTHY");
        words.put("rollback started after a verdict", "rollback started");
        words.put("rollback started on request", "rollback started");
        words.put("rollback started, earlier attempt", "rollback of an earlier attempt");
        words.put("rollback progressed", "rollback started");
        return words;
    }
}
