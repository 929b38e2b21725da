package dev.sluice.rollout.api;

import dev.sluice.rollout.plan.FailureKind;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person's decision.
 *
 * @param reason why; goes into the event and the audit trail
 * @param stage for promote and approve: the stage that the person looked at; refused when the rollout is elsewhere by now
 * @param failureKinds for rollback: what broke, when the person knows
 */
public record VerbRequest(
        @NotBlank @Size(max = 1000) String reason,
        @PositiveOrZero @Nullable Integer stage,
        @Size(max = 5) @Nullable List<FailureKind> failureKinds) {}
