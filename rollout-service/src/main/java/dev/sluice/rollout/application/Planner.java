package dev.sluice.rollout.application;

import dev.sluice.kit.outbox.EventTooLargeException;
import dev.sluice.kit.problem.ProblemException;
import dev.sluice.rollout.claims.Claims;
import dev.sluice.rollout.lifecycle.Rollout;
import dev.sluice.rollout.lifecycle.RolloutEvent;
import dev.sluice.rollout.lifecycle.RolloutInput;
import dev.sluice.rollout.plan.CompiledPlan;
import dev.sluice.rollout.plan.PlanCompiler;
import dev.sluice.rollout.plan.RolloutPlan;
import dev.sluice.rollout.plan.Strategy;
import dev.sluice.rollout.plan.Target;
import dev.sluice.rollout.quarantine.Quarantine;
import dev.sluice.rollout.quarantine.QuarantineEntry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Turns an accepted plan into a running rollout, or says what stands in its way. In the caller's transaction. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Planner {

    private final RolloutService service;
    private final Claims claims;
    private final Quarantine quarantine;
    private final Surroundings surroundings;
    private final Closing closing;

    Planner(RolloutService service, Claims claims, Quarantine quarantine, Surroundings surroundings, Closing closing) {
        this.service = service;
        this.claims = claims;
        this.quarantine = quarantine;
        this.surroundings = surroundings;
        this.closing = closing;
    }

    /**
     * Claims the targets, closes the completed rollouts that only watched them, stores and starts the new one.
     *
     * @param plan linted
     * @param by who plans
     * @return its id
     */
    public UUID plan(RolloutPlan plan, String by) {
        CompiledPlan compiled = PlanCompiler.compile(plan);
        List<Target> targets = compiled.targets();
        UUID id = claims.nextRolloutId(targets);
        claims.holders(targets).forEach(holder -> succeed(holder, id));
        claims.claim(id, targets).ifPresent(holder -> {
            throw claimed(holder);
        });
        requireActive(plan);
        requireNotQuarantined(plan);
        begin(new RolloutEvent.Planned(Clock.systemUTC().instant(), id, compiled, surroundings.endpoints(plan), by));
        return id;
    }

    private void begin(RolloutEvent.Planned planned) {
        try {
            var unused = service.create(planned);
        } catch (EventTooLargeException tooLarge) {
            throw new ProblemException(
                    RolloutProblem.PLAN_TOO_LARGE,
                    "Give the plan fewer steps, metrics or sources, or shorter names: with its compiled stages it must fit into 64 KB.",
                    tooLarge);
        }
    }

    /** A completed rollout makes room; any other keeps its targets, and the claim is refused. */
    private void succeed(UUID holder, UUID successor) {
        closing.require(holder);
        boolean gone = service.handle(holder, new RolloutInput.SuccessorPlanned(successor), null)
                .filter(outcome -> outcome.after() instanceof Rollout.Closed)
                .isPresent();
        if (!gone) {
            throw claimed(holder);
        }
    }

    private static ProblemException claimed(UUID holder) {
        return new ProblemException(
                        RolloutProblem.TARGET_CLAIMED,
                        "Rollout " + holder + " moves this target: wait until it has ended, or roll it back.")
                .with("rolloutId", holder.toString());
    }

    private void requireActive(RolloutPlan plan) {
        String from = plan.change().from();
        Optional<String> active = surroundings.active(plan.strategy().target());
        if (active.filter(from::equals).isEmpty()) {
            String now = active.map(version -> version + " is active now").orElse("it is split between variants now");
            throw new ProblemException(
                            RolloutProblem.NOT_ACTIVE,
                            "change.from says " + from + ", but " + now
                                    + ": plan from what is active, or correct what is registered.")
                    .with("active", active.orElse(""));
        }
    }

    private void requireNotQuarantined(RolloutPlan plan) {
        boolean version = plan.strategy() instanceof Strategy.Canary;
        String flag = plan.strategy() instanceof Strategy.FeatureFlag feature ? feature.flag() : null;
        QuarantineEntry.Kind kind = version ? QuarantineEntry.Kind.VERSION : QuarantineEntry.Kind.VARIANT;
        quarantine
                .find(plan.environment(), plan.service(), kind, plan.change().to(), flag)
                .ifPresent(entry -> {
                    throw new ProblemException(
                                    RolloutProblem.QUARANTINED,
                                    plan.change().to() + " failed in rollout " + entry.rolloutId() + " ("
                                            + entry.reason()
                                            + "). Bring a corrected version, or have an approver release it with POST /api/v1/quarantine/"
                                            + entry.id() + "/release.")
                            .with("quarantineId", entry.id().toString())
                            .with("rolloutId", entry.rolloutId().toString());
                });
    }
}
