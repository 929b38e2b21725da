package dev.sluice.rollout.stream;

import dev.sluice.kit.problem.ProblemType;

/** Why a subscription is refused. */
public enum StreamProblem implements ProblemType {
    INVALID_EVENT_ID("invalid-event-id", "The Last-Event-ID is not one of this stream", 400),
    TOO_MANY_STREAMS("too-many-streams", "Too many subscribers are connected", 503);

    private final String code;
    private final String title;
    private final int status;

    StreamProblem(String code, String title, int status) {
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
