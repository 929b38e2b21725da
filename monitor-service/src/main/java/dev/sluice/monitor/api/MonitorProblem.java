package dev.sluice.monitor.api;

import dev.sluice.kit.problem.ProblemType;

/** What can go wrong here besides the common problems. */
public enum MonitorProblem implements ProblemType {
    ANALYSIS_NOT_FOUND("analysis-not-found", "No such analysis", 404);

    private final String code;
    private final String title;
    private final int status;

    MonitorProblem(String code, String title, int status) {
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
