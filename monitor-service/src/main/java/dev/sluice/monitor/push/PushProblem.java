package dev.sluice.monitor.push;

import dev.sluice.kit.problem.ProblemType;

/** Why samples are refused. */
public enum PushProblem implements ProblemType {
    INVALID_SAMPLES("invalid-samples", "The samples cannot be counted", 400),
    TOO_MANY_ARMS("too-many-arms", "The source has too many arms", 400);

    private final String code;
    private final String title;
    private final int status;

    PushProblem(String code, String title, int status) {
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
