package dev.sluice.flag.requests.life;

import dev.sluice.flag.requests.life.Input.Approve;
import dev.sluice.flag.requests.life.Input.Elapse;
import dev.sluice.flag.requests.life.Input.Reject;
import dev.sluice.flag.requests.life.Input.Withdraw;
import dev.sluice.flag.requests.life.Standing.Expired;
import dev.sluice.flag.requests.life.Standing.Pending;
import dev.sluice.flag.requests.life.Standing.Rejected;
import dev.sluice.flag.requests.life.Standing.Scheduled;
import dev.sluice.flag.requests.life.Standing.Settled;
import dev.sluice.flag.requests.life.Standing.Withdrawn;
import dev.sluice.flag.requests.life.Step.Apply;
import dev.sluice.flag.requests.life.Step.Become;
import dev.sluice.flag.requests.life.Step.Reason;
import dev.sluice.flag.requests.life.Step.Refuse;
import dev.sluice.flag.requests.life.Step.Stay;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Decides about change requests. Who must approve, and until when, is decided here and nowhere else. */
public final class RequestDecider {
    private RequestDecider() {}

    /**
     * What becomes of a request that is posted.
     *
     * @param approvalAsked whether the environment asks now for a second person for such a change
     */
    public static Step post(Terms terms, boolean approvalAsked) {
        if (approvalAsked) {
            return new Become(new Pending());
        }
        return terms.at() == null ? new Apply(null) : new Become(new Scheduled(null));
    }

    /** What becomes of a request that was posted. */
    public static Step decide(ChangeRequest request, Input input, Instant now) {
        return switch (request.standing()) {
            case Settled settled -> over(settled, input);
            case Pending pending -> open(request, null, input, now);
            case Scheduled scheduled -> open(request, scheduled.approval(), input, now);
        };
    }

    private static Step over(Settled settled, Input input) {
        return input instanceof Elapse
                ? new Stay()
                : new Refuse(
                        Reason.SETTLED,
                        "The change request was " + settled.state().wire()
                                + "; post another one if it is still wanted.");
    }

    private static Step open(ChangeRequest request, @Nullable Approval approval, Input input, Instant now) {
        return switch (input) {
            case Approve approve -> approve(request, approval, approve.approval(), now);
            case Reject reject ->
                isAuthor(request, reject.by())
                        ? own("withdraw it instead")
                        : new Become(new Rejected(reject.by(), reject.reason(), now));
            case Withdraw withdraw -> withdraw(request, withdraw, now);
            case Elapse elapse -> elapse(request, approval, elapse.approvalAsked(), now);
        };
    }

    private static Step approve(ChangeRequest request, @Nullable Approval before, Approval approval, Instant now) {
        if (isAuthor(request, approval.by())) {
            return own("ask somebody else");
        }
        if (request.terms().isOver(now)) {
            return new Refuse(
                    Reason.SETTLED, "The time of the change request is over; post another one if it is still wanted.");
        }
        if (before != null) {
            return new Stay();
        }
        return request.terms().isDue(now) ? new Apply(approval) : new Become(new Scheduled(approval));
    }

    private static Step withdraw(ChangeRequest request, Withdraw withdraw, Instant now) {
        return isAuthor(request, withdraw.by()) || withdraw.forOthers()
                ? new Become(new Withdrawn(withdraw.by(), withdraw.reason(), now))
                : new Refuse(
                        Reason.FOREIGN,
                        "Ask " + request.posted().author().name()
                                + " or an administrator to withdraw it; an approver may reject it.");
    }

    /** The stricter holds of what the environment asked for when the request was posted and what it asks for now. */
    private static Step elapse(ChangeRequest request, @Nullable Approval approval, boolean approvalAsked, Instant now) {
        if (request.terms().isOver(now)) {
            return new Become(new Expired(approval, now));
        }
        if (request.standing() instanceof Pending || !request.terms().isDue(now)) {
            return new Stay();
        }
        return approvalAsked && approval == null ? new Become(new Pending()) : new Apply(approval);
    }

    private static boolean isAuthor(ChangeRequest request, String name) {
        return request.posted().author().name().equals(name);
    }

    private static Step own(String instead) {
        return new Refuse(Reason.OWN, "Another person must decide about your own change request; " + instead + ".");
    }
}
