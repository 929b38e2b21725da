package dev.sluice.flag.api;

import dev.sluice.kit.problem.ProblemType;

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
    REVISION_MISMATCH("revision-mismatch", "The flag has changed meanwhile", 412);

    private final String code;
    private final String title;
    private final int status;

    FlagProblem(String code, String title, int status) {
        this.code = code;
        this.title = title;
        this.status = status;
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
