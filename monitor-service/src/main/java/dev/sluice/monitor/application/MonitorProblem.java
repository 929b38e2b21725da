package dev.sluice.monitor.application;

import dev.sluice.kit.problem.ProblemType;

/** What can go wrong here besides the common problems. */
public enum MonitorProblem implements ProblemType {
    ANALYSIS_NOT_FOUND("analysis-not-found", "No such analysis", 404),
    NOT_WATCHING("not-watching", "The rollout is not watched", 409),
    UNKNOWN_METRIC("unknown-metric", "The plan has no such metric", 400);

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
