package dev.sluice.flag.application;

import dev.sluice.flag.change.FlagCommand;
import dev.sluice.flag.change.FlagDecision;
import dev.sluice.flag.change.FlagDecision.Archived;
import dev.sluice.flag.change.FlagDecision.Changed;
import dev.sluice.flag.change.FlagDecision.Refused;
import dev.sluice.flag.change.FlagDecision.Repeated;
import dev.sluice.flag.change.FlagDecision.Unneeded;
import dev.sluice.flag.change.Refusal;
import dev.sluice.flag.model.Flag;
import dev.sluice.flag.store.Environments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;

/**
 * Refuses what one person changes alone where the environment asks for a second one. It stands where every change passes, so that no
 * endpoint can forget it.
 */
@ApplicationScoped
class SecondPerson {
    private static final Refused MISSING = new Refused(
            Refusal.APPROVAL_REQUIRED,
            "This environment asks for a second person's approval: send the change to POST /api/v1/change-requests.");
    private static final Refused CREATED_OPEN = new Refused(
            Refusal.APPROVAL_REQUIRED,
            "This environment asks for a second person's approval: create the flag without targeting and with everybody at the default"
                    + " variant, then send the rest to POST /api/v1/change-requests.");

    private final Environments environments;

    SecondPerson(Environments environments) {
        this.environments = environments;
    }

    /** The decision, or that it must not be carried out; only while the catalogue is locked. */
    @Transactional(TxType.MANDATORY)
    FlagDecision of(FlagCommand command, Origin origin, FlagDecision decision) {
        return switch (decision) {
            case Changed changed when command.needsApproval() -> orElse(changed, changed.flag(), origin);
            case Archived archived when command.needsApproval() -> orElse(archived, archived.flag(), origin);
            case Changed changed -> changed;
            case Archived archived -> archived;
            case Repeated repeated -> repeated;
            case Unneeded unneeded -> unneeded;
            case Refused refused -> refused;
        };
    }

    /** A flag that gives everybody the default variant changes nothing for anybody. */
    @Transactional(TxType.MANDATORY)
    Optional<Refused> toCreate(Flag flag, Origin origin) {
        return flag.isOpen()
                ? refused(flag.scope().environment(), origin).map(missing -> CREATED_OPEN)
                : Optional.empty();
    }

    @Transactional(TxType.MANDATORY)
    Optional<Refused> refused(String environment, Origin origin) {
        return !origin.approved() && environments.asksForApproval(environment)
                ? Optional.of(MISSING)
                : Optional.empty();
    }

    private FlagDecision orElse(FlagDecision decision, Flag flag, Origin origin) {
        return refused(flag.scope().environment(), origin)
                .map(FlagDecision.class::cast)
                .orElse(decision);
    }
}
