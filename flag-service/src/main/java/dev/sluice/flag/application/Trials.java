package dev.sluice.flag.application;

import dev.sluice.flag.change.FlagCommand;
import dev.sluice.flag.change.FlagDecision;
import dev.sluice.flag.change.FlagDecision.Archived;
import dev.sluice.flag.change.FlagDecision.Changed;
import dev.sluice.flag.change.FlagDecision.Refused;
import dev.sluice.flag.change.FlagDecision.Repeated;
import dev.sluice.flag.change.FlagDecision.Unneeded;
import dev.sluice.flag.change.Refusal;
import dev.sluice.flag.evaluation.Trial;
import dev.sluice.flag.model.Flag;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;

/** Refuses what would leave flags that cannot be evaluated. What takes exposure back is never refused here: it only puts back what was. */
@ApplicationScoped
class Trials {
    private final TransactionView view;

    Trials(TransactionView view) {
        this.view = view;
    }

    /** The decision, or why it must not be carried out. */
    @Transactional(TxType.MANDATORY)
    public FlagDecision of(FlagCommand command, FlagDecision decision) {
        boolean lowers = command instanceof FlagCommand.Restore || command instanceof FlagCommand.Disable;
        Optional<Refused> refused =
                switch (decision) {
                    case Changed changed -> lowers ? Optional.empty() : refused(changed.flag());
                    case Archived archived -> inUse(archived.flag());
                    case Repeated repeated -> Optional.empty();
                    case Unneeded unneeded -> Optional.empty();
                    case Refused already -> Optional.empty();
                };
        return refused.map(FlagDecision.class::cast).orElse(decision);
    }

    /** Why a flag cannot become this; only while the catalogue is locked. */
    @Transactional(TxType.MANDATORY)
    public Optional<Refused> refused(Flag next) {
        return Trial.problem(view.snapshot(), next).map(sentence -> new Refused(Refusal.INVALID_CONTENT, sentence));
    }

    private Optional<Refused> inUse(Flag flag) {
        return Trial.dependents(view.snapshot(), flag.key())
                .map(keys -> new Refused(
                        Refusal.IN_USE,
                        "Other flags have this one for a prerequisite; change them first: " + keys + "."));
    }
}
