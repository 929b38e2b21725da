package dev.sluice.flag.requests;

import dev.sluice.flag.application.FlagProblem;
import dev.sluice.flag.requests.RequestApplier.Outcome;
import dev.sluice.flag.requests.life.Approval;
import dev.sluice.flag.requests.life.Author;
import dev.sluice.flag.requests.life.ChangeRequest;
import dev.sluice.flag.requests.life.Input;
import dev.sluice.flag.requests.life.Posted;
import dev.sluice.flag.requests.life.RequestDecider;
import dev.sluice.flag.requests.life.Standing;
import dev.sluice.flag.requests.life.Step;
import dev.sluice.flag.requests.life.Terms;
import dev.sluice.flag.requests.life.Wanted;
import dev.sluice.flag.store.Catalogue;
import dev.sluice.kit.envelope.EventIds;
import dev.sluice.kit.problem.CommonProblem;
import dev.sluice.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Carries out what persons and time do to change requests; the request and the change that it wants commit together. */
@ApplicationScoped
public class ChangeRequests {
    /** So many may be open about one flag or segment. */
    static final int MOST_OPEN = 20;

    private final RequestStore store;
    private final RequestRecords records;
    private final RequestApplier applier;
    private final Catalogue catalogue;
    private final Subjects subjects;

    ChangeRequests(
            RequestStore store,
            RequestRecords records,
            RequestApplier applier,
            Catalogue catalogue,
            Subjects subjects) {
        this.store = store;
        this.records = records;
        this.applier = applier;
        this.catalogue = catalogue;
        this.subjects = subjects;
    }

    /**
     * Posts a request. It is applied at once when nothing is to be waited for.
     *
     * @throws ProblemException as a direct change would be answered, if it could not be made
     */
    @Transactional(TxType.MANDATORY)
    public ChangeRequest post(Wanted wanted, Terms terms, Author author, String reason, Instant now) {
        catalogue.lock();
        if (store.open(wanted) >= MOST_OPEN) {
            throw new ProblemException(
                    FlagProblem.TOO_MANY_CHANGE_REQUESTS,
                    "Settle some of the " + MOST_OPEN + " change requests that are open about it first.");
        }
        applier.rehearse(wanted).ifPresent(refused -> {
            throw FlagProblem.problem(refused);
        });
        ChangeRequest request = new ChangeRequest(
                EventIds.next(),
                wanted,
                terms,
                new Posted(author, reason, now, subjects.revision(wanted)),
                new Standing.Pending());
        return switch (RequestDecider.post(terms, subjects.askForApproval(wanted))) {
            case Step.Become become -> added(request.with(become.standing()));
            case Step.Apply apply -> applied(added(request.with(new Standing.Scheduled(null))), apply.approval(), now);
            case Step.Stay stay -> throw new IllegalStateException("a request that is posted stands somewhere");
            case Step.Refuse refuse -> throw new IllegalStateException("whoever may change may ask for a change");
        };
    }

    /**
     * Does to a request what a person wants.
     *
     * @param seen the revision of the flag or segment that the person saw; null: whatever it is
     * @throws ProblemException when they may not, or when the change cannot be made now: then the request stays as it is
     */
    @Transactional(TxType.MANDATORY)
    public ChangeRequest decide(UUID id, Input input, @Nullable Long seen, Instant now) {
        ChangeRequest request = store.lock(id).orElseThrow(ChangeRequests::unknown);
        catalogue.lock();
        Step step = RequestDecider.decide(request, input, now);
        boolean refused = step instanceof Step.Refuse;
        if (!refused && seen != null && seen != subjects.revision(request.wanted())) {
            throw new ProblemException(
                    FlagProblem.REVISION_MISMATCH,
                    "What the change request is about has changed since you saw it; look at it and decide again.");
        }
        if (!refused && !(step instanceof Step.Stay) && input instanceof Input.Approve approve) {
            records.approved(request, approve.approval().reason());
        }
        return switch (step) {
            case Step.Stay stay -> request;
            case Step.Become become -> saved(request.with(become.standing()));
            case Step.Apply apply -> applied(request, apply.approval(), now);
            case Step.Refuse refuse -> throw problem(refuse);
        };
    }

    /** Does to a request that is due, and locked, what time does to it. */
    @Transactional(TxType.MANDATORY)
    ChangeRequest elapsed(ChangeRequest request, Instant now) {
        catalogue.lock();
        return switch (RequestDecider.decide(
                request, new Input.Elapse(subjects.askForApproval(request.wanted())), now)) {
            case Step.Stay stay -> request;
            case Step.Become become -> saved(request.with(become.standing()));
            case Step.Apply apply ->
                saved(request.with(
                        switch (applier.apply(request, apply.approval(), now)) {
                            case Outcome.Made made -> standing(made, apply.approval(), now);
                            case Outcome.NotMade not ->
                                new Standing.Failed(
                                        apply.approval(),
                                        FlagProblem.of(not.why().reason()).code(),
                                        not.why().detail(),
                                        now);
                        }));
            case Step.Refuse refuse -> throw new IllegalStateException("nobody refuses time");
        };
    }

    /** For somebody who waits for the answer: a change that is refused leaves nothing behind, as a direct one does. */
    private ChangeRequest applied(ChangeRequest request, @Nullable Approval approval, Instant now) {
        return switch (applier.apply(request, approval, now)) {
            case Outcome.Made made -> saved(request.with(standing(made, approval, now)));
            case Outcome.NotMade not -> throw FlagProblem.problem(not.why());
        };
    }

    private static Standing standing(Outcome.Made made, @Nullable Approval approval, Instant now) {
        return new Standing.Applied(approval, made.revision(), made.segmentBefore(), now);
    }

    private ChangeRequest added(ChangeRequest request) {
        records.add(request);
        return request;
    }

    private ChangeRequest saved(ChangeRequest request) {
        records.save(request);
        return request;
    }

    /** For a request that nobody may see, too. */
    public static ProblemException unknown() {
        return new ProblemException(
                FlagProblem.UNKNOWN_CHANGE_REQUEST,
                "Check the id; GET /api/v1/change-requests lists the change requests that you may see.");
    }

    private static ProblemException problem(Step.Refuse refuse) {
        return new ProblemException(
                switch (refuse.reason()) {
                    case OWN -> FlagProblem.OWN_CHANGE_REQUEST;
                    case FOREIGN -> CommonProblem.FORBIDDEN;
                    case SETTLED -> FlagProblem.CHANGE_REQUEST_SETTLED;
                },
                refuse.detail());
    }
}
