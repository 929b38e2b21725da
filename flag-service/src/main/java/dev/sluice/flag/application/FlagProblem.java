package dev.sluice.flag.application;

import dev.sluice.flag.change.FlagDecision.Refused;
import dev.sluice.flag.change.Refusal;
import dev.sluice.kit.problem.ProblemException;
import dev.sluice.kit.problem.ProblemType;
import java.util.UUID;

/** Problems of flag-service, besides the common ones. */
public enum FlagProblem implements ProblemType {
    UNKNOWN_FLAG("unknown-flag", "There is no such flag", 404),
    FLAG_EXISTS("flag-exists", "The key is taken", 409),
    FLAG_ARCHIVED("flag-archived", "The flag is archived", 409),
    FLAG_EVALUATED("flag-evaluated", "The flag is still evaluated", 409),
    FLAG_DRIVEN("flag-driven", "A rollout drives the flag", 409),
    FLAG_IN_USE("flag-in-use", "Other flags depend on the flag", 409),
    INVALID_CONTENT("invalid-content", "The flag could not be evaluated", 422),
    INVALID_FILE("invalid-file", "The file cannot be imported", 422),
    UNKNOWN_SEGMENT("unknown-segment", "There is no such segment", 404),
    SEGMENT_IN_USE("segment-in-use", "Rules ask for the segment", 409),
    UNKNOWN_VARIANT("unknown-variant", "The flag has no such variant", 422),
    REVISION_MISMATCH("revision-mismatch", "The flag has changed meanwhile", 412),
    APPROVAL_REQUIRED("approval-required", "A second person must approve this", 409),
    AUTHOR_NOT_ALLOWED("author-not-allowed", "Its author may not make this change any more", 409),
    UNKNOWN_CHANGE_REQUEST("unknown-change-request", "There is no such change request", 404),
    CHANGE_REQUEST_SETTLED("change-request-settled", "The change request is settled", 409),
    OWN_CHANGE_REQUEST("own-change-request", "Another person must decide", 403),
    TOO_MANY_CHANGE_REQUESTS("too-many-change-requests", "Too many change requests are open", 409);

    /** The member of a problem that names the rollout that drives a flag. */
    public static final String ROLLOUT = "rolloutId";

    private final String code;
    private final String title;
    private final int status;

    FlagProblem(String code, String title, int status) {
        this.code = code;
        this.title = title;
        this.status = status;
    }

    /** What a person is told. */
    public static FlagProblem of(Refusal refusal) {
        return switch (refusal) {
            case UNKNOWN_FLAG -> UNKNOWN_FLAG;
            case ARCHIVED -> FLAG_ARCHIVED;
            case UNKNOWN_VARIANT -> UNKNOWN_VARIANT;
            case STALE_REVISION -> REVISION_MISMATCH;
            case DRIVEN -> FLAG_DRIVEN;
            case INVALID_CONTENT -> INVALID_CONTENT;
            case KEY_TAKEN -> FLAG_EXISTS;
            case IN_USE -> FLAG_IN_USE;
            case EVALUATED -> FLAG_EVALUATED;
            case UNKNOWN_SEGMENT -> UNKNOWN_SEGMENT;
            case SEGMENT_IN_USE -> SEGMENT_IN_USE;
            case APPROVAL_REQUIRED -> APPROVAL_REQUIRED;
            case AUTHOR_NOT_ALLOWED -> AUTHOR_NOT_ALLOWED;
            case STALE_FENCE, STOPPED, DISABLED ->
                throw new IllegalStateException("a person has no fence, and is no rollout");
        };
    }

    /** The answer to a person; where a rollout drives the flag it says which one. */
    public static ProblemException problem(Refused refused) {
        ProblemException problem = new ProblemException(of(refused.reason()), refused.detail());
        UUID driver = refused.driver();
        return driver == null ? problem : problem.with(ROLLOUT, driver.toString());
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public int status() {
        return status;
    }
}
