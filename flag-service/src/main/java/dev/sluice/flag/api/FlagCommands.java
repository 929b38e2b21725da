package dev.sluice.flag.api;

import dev.sluice.flag.application.FlagChanges;
import dev.sluice.flag.application.FlagProblem;
import dev.sluice.flag.application.Origin;
import dev.sluice.flag.change.FlagCommand;
import dev.sluice.flag.change.FlagDecision.Archived;
import dev.sluice.flag.change.FlagDecision.Changed;
import dev.sluice.flag.change.FlagDecision.Refused;
import dev.sluice.flag.change.FlagDecision.Repeated;
import dev.sluice.flag.change.FlagDecision.Unneeded;
import dev.sluice.flag.model.Content;
import dev.sluice.flag.model.Flag;
import dev.sluice.flag.model.Revision;
import dev.sluice.flag.model.Scope;
import dev.sluice.flag.store.FlagRepository;
import dev.sluice.flag.store.RevisionRepository;
import dev.sluice.flag.store.StoredFlag;
import dev.sluice.kit.audit.AuditTrail;
import dev.sluice.kit.auth.Caller;
import dev.sluice.kit.auth.Role;
import dev.sluice.kit.problem.CommonProblem;
import dev.sluice.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** What the resources share: find a flag that the caller may see, and carry out what a person wants of it. */
@ApplicationScoped
class FlagCommands {
    private final FlagRepository flags;
    private final RevisionRepository revisions;
    private final FlagChanges changes;
    private final AuditTrail audit;
    private final Caller caller;

    FlagCommands(
            FlagRepository flags, RevisionRepository revisions, FlagChanges changes, AuditTrail audit, Caller caller) {
        this.flags = flags;
        this.revisions = revisions;
        this.changes = changes;
        this.audit = audit;
        this.caller = caller;
    }

    /** A flag for a caller with this role for it. */
    StoredFlag find(String key, Role role) {
        caller.requireAnywhere(role);
        StoredFlag stored = flags.find(key).orElseThrow(() -> unknown(key));
        Scope scope = stored.flag().scope();
        caller.require(role, scope.environment(), scope.service());
        return stored;
    }

    /** What a flag was after an earlier revision. */
    Content then(String key, long revision) {
        return revisions.find(key, revision).map(Revision::content).orElseThrow(() -> new ProblemException(
                        CommonProblem.INVALID_REQUEST, "Send a revision that the flag's history has.")
                .error("revision", "is not in the history"));
    }

    /** Runs in the resource's transaction; the caller's grant was checked by {@link #find}. */
    void change(Flag flag, FlagCommand command, String reason) {
        switch (changes.change(flag.key(), command, Origin.person(caller.name(), reason))) {
            case Changed changed -> record("change-flag", changed.flag(), reason);
            case Archived archived -> record("archive-flag", archived.flag(), reason);
            case Repeated repeated -> throw new IllegalStateException("persons have no fence to repeat");
            case Unneeded unneeded -> throw new IllegalStateException("what persons want is done or refused");
            case Refused refused -> throw FlagProblem.problem(refused);
        }
    }

    void record(String action, Flag flag, String reason) {
        audit.record(
                action,
                flag.key(),
                flag.scope().environment(),
                flag.scope().service(),
                reason,
                Map.of("revision", flag.revision(), "exposure", ExposureView.of(flag.exposure())));
    }

    private static ProblemException unknown(String key) {
        return new ProblemException(
                FlagProblem.UNKNOWN_FLAG,
                "Check the key '" + key + "'; GET /api/v1/flags lists the flags that you may see.");
    }
}
