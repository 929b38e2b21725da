package dev.sluice.flag.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.flag.change.Edited;
import dev.sluice.flag.model.Flag;
import dev.sluice.flag.requests.life.FlagChange;
import dev.sluice.flag.requests.life.Wanted;
import dev.sluice.kit.auth.Caller;
import dev.sluice.kit.auth.Role;
import dev.sluice.kit.problem.CommonProblem;
import dev.sluice.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Makes of a body what is wanted, of a flag or segment that the caller may change. */
@ApplicationScoped
class WantedReader {
    private final FlagCommands commands;
    private final Caller caller;

    WantedReader(FlagCommands commands, Caller caller) {
        this.commands = commands;
        this.caller = caller;
    }

    Wanted read(PostChangeRequest request) {
        String key = request.flag();
        SegmentName segment = request.segment();
        if (key != null && segment == null) {
            return flag(commands.find(key, Role.OPERATOR).flag(), request.change());
        }
        if (segment != null && key == null) {
            caller.require(Role.OPERATOR, segment.environment(), segment.service());
            return segment(segment, request.change());
        }
        throw new ProblemException(CommonProblem.INVALID_REQUEST, "Send either 'flag' or 'segment'.");
    }

    private Wanted flag(Flag flag, ChangeForm form) {
        if (form.ofFlag() != 1 || form.ofSegment() != 0 || (form.force() != null && form.archived() == null)) {
            throw invalid(
                    "Send exactly one change of a flag: exposure, targeting, prerequisites, card, enabled, archived or revertTo;"
                            + " 'force' only with 'archived'.");
        }
        FlagChange archive = form.archived() == null ? null : new FlagChange.Archive(Boolean.TRUE.equals(form.force()));
        FlagChange change = archive == null ? edit(flag, form) : archive;
        return new Wanted.OfFlag(flag.scope(), flag.key(), change);
    }

    private FlagChange edit(Flag flag, ChangeForm form) {
        Long revision = form.revertTo();
        if (revision != null) {
            var unused = commands.then(flag.key(), revision); // refused if there is none
            return new FlagChange.Revert(revision);
        }
        if (Boolean.FALSE.equals(form.enabled())) {
            return new FlagChange.Disable();
        }
        return new FlagChange.Edit(edited(flag, form));
    }

    private static Edited edited(Flag flag, ChangeForm form) {
        ExposureForm exposure = form.exposure();
        if (exposure != null) {
            return new Edited.NewExposure(exposure.over(flag.exposure()));
        }
        @Nullable JsonNode targeting = form.targeting();
        if (targeting != null) {
            return new Edited.NewTargeting(TargetingForm.read(targeting));
        }
        CardForm card = form.card();
        if (card != null) {
            return new Edited.NewCard(card.toCard());
        }
        return form.prerequisites() == null
                ? new Edited.SwitchedOn()
                : new Edited.NewPrerequisites(form.prerequisites().stream()
                        .map(PrerequisiteForm::toPrerequisite)
                        .toList());
    }

    private static Wanted segment(SegmentName name, ChangeForm form) {
        if (form.ofSegment() != 1 || form.ofFlag() != 0 || form.force() != null) {
            throw invalid("Send exactly one change of a segment: 'segment', or 'deleted'.");
        }
        SegmentForm segment = form.segment();
        return new Wanted.OfSegment(name.scope(), name.name(), segment == null ? null : segment.toSegment(name.name()));
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(CommonProblem.INVALID_REQUEST, detail).error("change", "must be exactly one");
    }
}
