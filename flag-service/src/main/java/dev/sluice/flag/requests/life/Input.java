package dev.sluice.flag.requests.life;

/** What happens to a change request. The caller's grants were checked. */
public sealed interface Input {

    record Approve(Approval approval) implements Input {}

    record Reject(String by, String reason) implements Input {}

    /**
     * Takes the request back.
     *
     * @param forOthers an administrator may also take back those of others
     */
    record Withdraw(String by, String reason, boolean forOthers) implements Input {}

    /**
     * Time goes by.
     *
     * @param approvalAsked whether the environment asks now for a second person for such a change
     */
    record Elapse(boolean approvalAsked) implements Input {}
}
