package dev.sluice.rollout.lifecycle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Every case of a state times every case of an input. */
final class DecisionTable {

    private DecisionTable() {}

    /** One cell. */
    record Cell(
            String stateCase, String inputCase, Rollout before, RolloutInput input, Decision decision, Rollout after) {

        boolean accepted() {
            return decision instanceof Decision.Accepted;
        }

        String text() {
            return switch (decision) {
                case Decision.Accepted accepted ->
                    "-> " + sketch(after) + "   by "
                            + accepted.events().stream()
                                    .map(event -> event.getClass().getSimpleName())
                                    .collect(Collectors.joining(", "));
                case Decision.Ignored ignored -> "ignored: " + ignored.reason();
                case Decision.Rejected rejected -> "REJECTED " + rejected.refusal();
            };
        }
    }

    static List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        Cases.states().forEach((stateCase, walk) -> Cases.inputs().forEach((inputCase, given) -> {
            Rollout before = walk.state();
            Instant now = walk.now().plus(given.after());
            RolloutInput input = given.input(before, now);
            Decision decision = RolloutDecider.decide(before, input, now);
            Rollout after = before;
            if (decision instanceof Decision.Accepted accepted) {
                for (RolloutEvent event : accepted.events()) {
                    after = Evolution.evolve(after, event);
                }
            }
            cells.add(new Cell(stateCase, inputCase, before, input, decision, after));
        }));
        return cells;
    }

    static String render() {
        StringBuilder text = new StringBuilder();
        String heading = "";
        for (Cell cell : cells()) {
            if (!cell.stateCase().equals(heading)) {
                heading = cell.stateCase();
                text.append('\n').append(heading).append('\n');
            }
            text.append("  %-34s %s%n".formatted(cell.inputCase(), cell.text()));
        }
        return text.substring(1);
    }

    private static String sketch(Rollout state) {
        Journey journey = state.journey();
        String run = journey.currentRun()
                .map(now -> " " + journey.attempt() + "/" + now.stage().index()
                        + (state instanceof Rollout.Running ? " " + now.phase() : ""))
                .orElse("");
        String halt = Halts.of(state)
                .map(now -> " " + now.reason().code() + (now.settled() ? "" : ", in flight")
                        + (now.rollbackAsked() ? ", asked" : ""))
                .orElse("");
        return state.kind() + run + halt;
    }
}
