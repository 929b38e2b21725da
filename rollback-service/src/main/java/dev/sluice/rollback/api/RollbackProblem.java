package dev.sluice.rollback.api;

import dev.sluice.kit.problem.ProblemType;

/** What only this service answers with. */
public enum RollbackProblem implements ProblemType {
    UNKNOWN_ROLLOUT("unknown-rollout", "No plan of this rollout has been read", 404),
    ROLLOUT_OVER("rollout-over", "The rollout has ended", 409);

    private final String code;
    private final String title;
    private final int status;

    RollbackProblem(String code, String title, int status) {
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
