package dev.sluice.flag.application;

import dev.sluice.flag.change.FlagCommand;
import dev.sluice.flag.change.FlagDecider;
import dev.sluice.flag.change.FlagDecision;
import dev.sluice.flag.change.FlagDecision.Archived;
import dev.sluice.flag.change.FlagDecision.Changed;
import dev.sluice.flag.change.FlagDecision.Refused;
import dev.sluice.flag.change.FlagDecision.Repeated;
import dev.sluice.flag.change.FlagDecision.Unneeded;
import dev.sluice.flag.change.Refusal;
import dev.sluice.flag.model.Cause;
import dev.sluice.flag.model.Flag;
import dev.sluice.flag.model.Revision.Change;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Carries commands out: lock, decide, save, announce, all in the caller's transaction. */
@ApplicationScoped
public class FlagChanges {
    private final FlagJournal journal;
    private final Announcer announcer;
    private final RaiseGuard guard;
    private final Trials trials;
    private final SecondPerson secondPerson;

    public FlagChanges(
            FlagJournal journal, Announcer announcer, RaiseGuard guard, Trials trials, SecondPerson secondPerson) {
        this.journal = journal;
        this.announcer = announcer;
        this.guard = guard;
        this.trials = trials;
        this.secondPerson = secondPerson;
    }

    /** Carries one command out, or finds that it must not be. */
    @Transactional(TxType.MANDATORY)
    public FlagDecision change(String key, FlagCommand command, Origin origin) {
        @Nullable Flag flag = journal.lock(key);
        FlagDecision decided =
                trials.of(command, FlagDecider.decide(flag != null && origin.reaches(flag) ? flag : null, command));
        FlagDecision decision = secondPerson.of(command, origin, decided);
        switch (decision) {
            case Changed changed -> {
                journal.write(changed.flag(), Change.CHANGED, command.cause(), command.fenceOrNull(), origin);
                announcer.changed(changed.flag(), command, origin);
            }
            case Archived archived -> {
                journal.write(archived.flag(), Change.ARCHIVED, command.cause(), null, origin);
                announcer.archived(archived.flag(), origin);
            }
            case Repeated repeated -> announcer.changed(repeated.flag(), command, origin);
            case Unneeded unneeded -> {}
            case Refused refused -> {
                if (command.fenceOrNull() != null) {
                    announcer.refused(key, command, refused, origin);
                }
            }
        }
        return decision;
    }

    /**
     * What would come of a person's command if no rollout drove the flag and every second person had approved. Changes nothing, but keeps
     * others from changing flags until the end of the transaction.
     */
    @Transactional(TxType.MANDATORY)
    public FlagDecision rehearse(String key, FlagCommand command) {
        @Nullable Flag flag = journal.lock(key);
        return trials.of(command, FlagDecider.decide(flag == null ? null : flag.released(), command));
    }

    /**
     * Carries a rollout's stage out, unless its attempt was stopped.
     *
     * @throws StopsUnknownException when nobody knows that now
     */
    @Transactional(TxType.MANDATORY)
    public FlagDecision advance(String key, FlagCommand.Advance advance, Origin origin) {
        Optional<String> stop = guard.stopped(advance.fence());
        if (stop.isEmpty()) {
            return change(key, advance, origin);
        }
        Refused refused = new Refused(Refusal.STOPPED, stop.get());
        announcer.refused(key, advance, refused, origin);
        return refused;
    }

    /** A rollout has ended: persons may edit the flags that it drove. What callers get stays as it is, so no revision is made. */
    @Transactional(TxType.MANDATORY)
    public void ended(UUID rollout) {
        journal.release(rollout);
    }

    /**
     * Creates a flag.
     *
     * @return why not; empty when it was created
     */
    @Transactional(TxType.MANDATORY)
    public Optional<Refused> create(Flag flag, Origin origin) {
        Flag existing = journal.lock(flag.key());
        if (existing != null) {
            return Optional.of(new Refused(
                    Refusal.KEY_TAKEN,
                    "Choose another key; '" + existing.key()
                            + (existing.archived() ? "' belonged to a flag that is archived." : "' is in use.")));
        }
        Optional<Refused> refused = trials.refused(flag).or(() -> secondPerson.toCreate(flag, origin));
        if (refused.isEmpty()) {
            journal.write(flag, Change.CREATED, Cause.PERSON, null, origin);
            announcer.created(flag, origin);
        }
        return refused;
    }
}
