package dev.sluice.rollout.application;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.kit.problem.ProblemException;
import dev.sluice.rollout.plan.Finding;
import dev.sluice.rollout.plan.PlanLinter;
import dev.sluice.rollout.plan.PlanReader;
import dev.sluice.rollout.plan.RolloutPlan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads and lints plans. In the caller's transaction; stores nothing. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class PlanDesk {

    private final Surroundings surroundings;

    PlanDesk(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * A plan with what was found in it.
     *
     * @param plan empty when it cannot even be read
     */
    public record Checked(Optional<RolloutPlan> plan, List<Finding> findings) {
        public Checked {
            findings = List.copyOf(findings);
        }

        public boolean refused() {
            return findings.stream().anyMatch(Finding::refuses);
        }
    }

    /** The plan as far as it can be read, before it is compared with what is registered. */
    public PlanReader.Reading read(JsonNode json) {
        return PlanReader.read(json);
    }

    public Checked check(PlanReader.Reading reading) {
        List<Finding> findings = new ArrayList<>(reading.findings());
        reading.plan().ifPresent(plan -> findings.addAll(PlanLinter.lint(plan, surroundings.known(plan))));
        return new Checked(reading.plan(), findings);
    }

    /**
     * The plan, when nothing refuses it.
     *
     * @throws ProblemException of the first error's type, listing all errors
     */
    public RolloutPlan accept(Checked checked) {
        if (checked.refused()) {
            throw refusal(checked.findings());
        }
        return checked.plan().orElseThrow();
    }

    private static ProblemException refusal(List<Finding> findings) {
        List<Finding> errors = findings.stream().filter(Finding::refuses).toList();
        Finding first = errors.getFirst();
        ProblemException problem = new ProblemException(RolloutProblem.of(first.rule()), first.message());
        errors.forEach(error -> problem.error(error.path(), error.message()));
        return problem.with(
                "rules",
                errors.stream().map(error -> error.rule().code()).distinct().toList());
    }
}
