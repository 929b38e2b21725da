package dev.sluice.flag.stream;

import dev.sluice.kit.problem.ProblemType;

/** Why a stream is not opened. */
enum StreamProblem implements ProblemType {
    STREAM_TICKET("stream-ticket", "The ticket opens no stream", 401),
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
