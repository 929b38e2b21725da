package dev.sluice.rollout.api;

import dev.sluice.rollout.lifecycle.GateCheck;
import dev.sluice.rollout.lifecycle.Journey;
import dev.sluice.rollout.lifecycle.Rollout;
import dev.sluice.rollout.lifecycle.StageRun;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what a rollout waits for, and who can help. */
final class Waiting {

    private Waiting() {}

    /**
     * One thing that is waited for.
     *
     * @param what {@code APPLICATION}, {@code BAKE}, {@code VERDICT}, {@code APPROVAL}, {@code PERSON}, {@code ROLLBACK} or {@code WINDOW}
     * @param until when it ends by itself
     */
    record WaitView(String what, @Nullable Instant until, String detail) {}

    static List<WaitView> of(Rollout rollout, Instant now) {
        Journey journey = rollout.journey();
        return switch (rollout) {
            case Rollout.Planned planned -> List.of();
            case Rollout.Running running ->
                journey.currentRun().map(run -> gate(journey, run, now)).orElse(List.of());
            case Rollout.Paused paused ->
                List.of(person("It was paused by " + paused.by() + ": " + paused.reason() + ". Resume it to go on."));
            case Rollout.Halted halted ->
                halted.halt().asksAPerson()
                        ? List.of(
                                person(
                                        halted.halt().detail()
                                                + " Decide: resume (wait once more), promote, retry from the first stage, or rollback."))
                        : List.of(rollback(
                                "rollback-service begins as soon as it is up; exposure is frozen until then."));
            case Rollout.RollingBack rolling -> List.of(rollback("Everything entered is being undone."));
            case Rollout.RollbackFailed failed ->
                List.of(person("The rollback failed: " + failed.detail() + " Remove the cause, then retry."));
            case Rollout.Completed completed ->
                List.of(
                        new WaitView(
                                "WINDOW",
                                completed.watchedUntil(),
                                "It is watched, and rolled back by itself if it turns bad, until its rollback window is over."));
            case Rollout.Closed closed -> List.of();
            case Rollout.RolledBack rolledBack -> List.of();
            case Rollout.Cancelled cancelled -> List.of();
        };
    }

    private static List<WaitView> gate(Journey journey, StageRun run, Instant now) {
        return GateCheck.missing(journey, run, now).stream()
                .map(missing -> switch (missing) {
                    case APPLICATION ->
                        new WaitView("APPLICATION", run.applyBy(), "The target must read back as wanted.");
                    case BAKE ->
                        new WaitView("BAKE", run.bakeEnds().orElse(null), "The stage is watched at least that long.");
                    case VERDICT ->
                        new WaitView(
                                "VERDICT",
                                run.heldUntil().orElse(null),
                                "Only a fresh HEALTHY verdict on data of this stage opens the gate; the last one is "
                                        + journey.latestVerdict()
                                                .map(last -> last.kind().name() + " at stage " + last.stage())
                                                .orElse("none")
                                        + ".");
                    case APPROVAL -> new WaitView("APPROVAL", null, "An approver must approve this stage.");
                })
                .toList();
    }

    private static WaitView person(String detail) {
        return new WaitView("PERSON", null, detail);
    }

    private static WaitView rollback(String detail) {
        return new WaitView("ROLLBACK", null, detail);
    }
}
