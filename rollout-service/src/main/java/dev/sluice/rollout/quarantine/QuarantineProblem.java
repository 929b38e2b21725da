package dev.sluice.rollout.quarantine;

import dev.sluice.kit.problem.ProblemType;

/** Why something cannot be released. */
public enum QuarantineProblem implements ProblemType {
    UNKNOWN_QUARANTINE("unknown-quarantine", "There is no such quarantine", 404),
    ALREADY_RELEASED("already-released", "It was released before", 409);

    private final String code;
    private final String title;
    private final int status;

    QuarantineProblem(String code, String title, int status) {
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
