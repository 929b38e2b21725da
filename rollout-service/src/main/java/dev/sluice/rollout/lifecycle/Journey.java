package dev.sluice.rollout.lifecycle;

import dev.sluice.rollout.plan.CompiledPlan;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What every state of a rollout knows.
 *
 * @param version number of published events so far; the next one takes the next
 * @param attempt from 1; one walk through the plan
 * @param run the stage entered last; null before the first
 * @param verdict the newest verdict of this attempt; null before the first
 * @param condemnation why what this rollout brings must not be tried again; null while nothing speaks against it
 */
public record Journey(
        UUID rolloutId,
        CompiledPlan compiled,
        long version,
        int attempt,
        @Nullable StageRun run,
        @Nullable Verdict verdict,
        @Nullable String condemnation) {

    static Journey begin(UUID rolloutId, CompiledPlan compiled) {
        return new Journey(rolloutId, compiled, 1, 1, null, null, null);
    }

    public Optional<StageRun> currentRun() {
        return Optional.ofNullable(run);
    }

    public Optional<Verdict> latestVerdict() {
        return Optional.ofNullable(verdict);
    }

    public Optional<String> condemned() {
        return Optional.ofNullable(condemnation);
    }

    /** Whether this stage of this attempt is the one entered last. */
    boolean isAt(int otherAttempt, int stage) {
        return attempt == otherAttempt && run != null && run.is(stage);
    }

    Journey next() {
        return new Journey(rolloutId, compiled, version + 1, attempt, run, verdict, condemnation);
    }

    Journey withRun(StageRun now) {
        return new Journey(rolloutId, compiled, version, attempt, now, verdict, condemnation);
    }

    Journey withAttempt(int now) {
        return new Journey(rolloutId, compiled, version, now, run, null, condemnation);
    }

    Journey withVerdict(Verdict now) {
        return new Journey(rolloutId, compiled, version, attempt, run, now, condemnation);
    }

    /** The first reason stays. */
    Journey withCondemnation(String reason) {
        return condemnation == null ? new Journey(rolloutId, compiled, version, attempt, run, verdict, reason) : this;
    }
}
