package dev.sluice.rollback.lifecycle;

import static dev.sluice.rollback.lifecycle.Samples.ENTERED_FLAG;
import static dev.sluice.rollback.lifecycle.Samples.ENTERED_ROUTE;
import static dev.sluice.rollback.lifecycle.Samples.HALTED;
import static dev.sluice.rollback.lifecycle.Samples.NOW;
import static dev.sluice.rollback.lifecycle.Samples.PLANNED;
import static dev.sluice.rollback.lifecycle.Samples.after;
import static dev.sluice.rollback.lifecycle.Samples.copy;
import static dev.sluice.rollback.lifecycle.Samples.fence;
import static dev.sluice.rollback.lifecycle.Samples.flagChanged;
import static dev.sluice.rollback.lifecycle.Samples.held;
import static dev.sluice.rollback.lifecycle.Samples.trigger;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rollback.projection.RolloutCopy;
import dev.sluice.rollback.projection.RolloutFact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every state × every input, approved as text. {@code -Dapprove=true} writes the file; read the difference before you commit it. */
class TransitionTableTest {
    private static final Path APPROVED = Path.of("src/test/resources/rollback-transitions.txt");
    private static final RolloutCopy ENTERED = copy(PLANNED, ENTERED_ROUTE);
    private static final RolloutCopy WIDER = copy(PLANNED, ENTERED_ROUTE, ENTERED_FLAG);
    private static final RolloutCopy STOPPED = copy(PLANNED, ENTERED_ROUTE, HALTED);
    private static final RolloutCopy ENDED = copy(PLANNED, ENTERED_ROUTE, new RolloutFact.Ended(1));
    private static final RolloutCopy RETRIED = copy(PLANNED, ENTERED_ROUTE, HALTED, new RolloutFact.Retried(2));

    @Test
    void everyStateAnswersEveryInputAsApproved() throws IOException {
        StringBuilder table = new StringBuilder();
        states().forEach((state, rollback) -> {
            table.append("\n# ").append(state).append('\n');
            inputs().forEach((input, value) -> table.append("%-32s %s%n".formatted(input, answer(rollback, value))));
        });
        if (Boolean.getBoolean("approve")) {
            Files.createDirectories(APPROVED.getParent());
            Files.writeString(APPROVED, table.toString());
        }
        assertThat(table.toString()).isEqualTo(Files.readString(APPROVED));
    }

    @Test
    void theTableHasEveryState() {
        Set<String> seen = states().values().stream()
                .map(rollback -> rollback.state().getClass().getSimpleName())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(seen)
                .containsExactly(
                        "Absent",
                        "AwaitingHalt",
                        "Completed",
                        "Failed",
                        "Reasserting",
                        "Superseded",
                        "Undoing",
                        "Unknown",
                        "Waiting");
        assertThat(inputs().values().stream().map(Object::getClass).distinct())
                .as("every kind of input")
                .hasSize(RollbackInput.class.getPermittedSubclasses().length);
    }

    @Test
    void whatIsOverStaysAsItIs() {
        states().values().stream()
                .filter(rollback -> RollbackState.over(rollback.state()))
                .forEach(rollback -> inputs().values()
                        .forEach(input -> assertThat(Samples.decider().decide(rollback, input, NOW))
                                .isInstanceOf(Decision.Ignored.class)));
    }

    private static String answer(Rollback rollback, RollbackInput input) {
        return switch (Samples.decider().decide(rollback, input, NOW.plusSeconds(10))) {
            case Decision.Accepted accepted -> {
                Rollback next = RollbackDecider.evolve(rollback, accepted.events());
                yield accepted.events().stream()
                                .map(event -> event.getClass().getSimpleName())
                                .collect(Collectors.joining(" + "))
                        + " -> " + next.state().getClass().getSimpleName() + " v" + next.version();
            }
            case Decision.Ignored ignored -> "ignored: " + ignored.reason();
            case Decision.Rejected rejected -> "rejected: " + rejected.refusal();
        };
    }

    private static Map<String, Rollback> states() {
        RollbackInput begin = Samples.verdict(ENTERED);
        RollbackInput both = new RollbackInput.Begin(trigger(Trigger.Kind.REQUEST, 3), WIDER);
        RollbackInput halt = new RollbackInput.FollowCopy(STOPPED);
        Map<String, Rollback> states = new LinkedHashMap<>();
        states.put("absent", Rollback.absent(Samples.ROLLBACK));
        states.put("waiting, plan unseen", after(Samples.verdict(copy())));
        states.put("waiting, copy behind", after(Samples.verdict(copy(PLANNED))));
        states.put("unknown", after(Samples.verdict(copy()), elapsed(copy())));
        states.put("undoing", after(begin));
        states.put("undoing two", after(both));
        states.put("undoing, halted", after(begin, halt));
        states.put("awaiting the halt", after(begin, held(0, 1, false)));
        states.put("reasserting", after(begin, held(0, 1, false), halt));
        states.put("completed", after(begin, held(0, 1, false), halt, held(0, 1, true)));
        states.put("failed: no safe target", after(begin, new RollbackInput.RouteUnsafe(0, fence(1), "down")));
        states.put("failed: unreachable", after(begin, new RollbackInput.TargetUnreachable(0, fence(1), "silent")));
        states.put("failed: refused", after(begin, new RollbackInput.RouteRefused(0, fence(1), "newer")));
        states.put(
                "failed: flag refused",
                after(both, new RollbackInput.FlagRefused("new-checkout", fence(1), "archived")));
        states.put("superseded", after(begin, new RollbackInput.FollowCopy(RETRIED)));
        return states;
    }

    private static Map<String, RollbackInput> inputs() {
        Map<String, RollbackInput> inputs = new LinkedHashMap<>();
        for (Trigger.Kind kind : Trigger.Kind.values()) {
            inputs.put("begin " + kind, new RollbackInput.Begin(trigger(kind, 2), ENTERED));
            inputs.put("begin " + kind + " unseen", new RollbackInput.Begin(trigger(kind, 2), copy()));
            inputs.put("begin " + kind + " ended", new RollbackInput.Begin(trigger(kind, 2), ENDED));
        }
        inputs.put("begin VERDICT ahead", new RollbackInput.Begin(trigger(Trigger.Kind.VERDICT, 9), ENTERED));
        inputs.put("begin VERDICT of old attempt", new RollbackInput.Begin(trigger(Trigger.Kind.VERDICT, 2), RETRIED));
        inputs.put("copy: unseen", new RollbackInput.FollowCopy(copy()));
        inputs.put("copy: planned", new RollbackInput.FollowCopy(copy(PLANNED)));
        inputs.put("copy: entered", new RollbackInput.FollowCopy(ENTERED));
        inputs.put("copy: entered more", new RollbackInput.FollowCopy(WIDER));
        inputs.put("copy: halted", new RollbackInput.FollowCopy(STOPPED));
        inputs.put("copy: ended", new RollbackInput.FollowCopy(ENDED));
        inputs.put("copy: retried", new RollbackInput.FollowCopy(RETRIED));
        inputs.put("stop waiting, unseen", elapsed(copy()));
        inputs.put("stop waiting, planned", elapsed(copy(PLANNED)));
        inputs.put("route held", held(0, 1, false));
        inputs.put("route held after the halt", held(0, 1, true));
        inputs.put("route held, old fence", held(0, 0, true));
        inputs.put("route unsafe", new RollbackInput.RouteUnsafe(0, fence(1), "down"));
        inputs.put("route refused", new RollbackInput.RouteRefused(0, fence(1), "newer"));
        inputs.put("route refused, old fence", new RollbackInput.RouteRefused(0, fence(0), "newer"));
        inputs.put("target unreachable", new RollbackInput.TargetUnreachable(0, fence(1), "silent"));
        inputs.put("flag changed", flagChanged(1));
        inputs.put("flag refused", new RollbackInput.FlagRefused("new-checkout", fence(1), "archived"));
        return inputs;
    }

    private static RollbackInput elapsed(RolloutCopy copy) {
        return new RollbackInput.StopWaiting(copy);
    }
}
