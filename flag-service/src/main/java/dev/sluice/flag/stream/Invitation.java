package dev.sluice.flag.stream;

/**
 * The ticket that a bulk answer names.
 *
 * @param ticket as text
 * @param stamp says until when the ticket opens streams, for the answer's tag
 * @param url what stands before the path of streams; empty when the client is to know
 */
public record Invitation(String ticket, String stamp, String url) {
    /** OFREP's own default: a hidden page closes its stream after this long. */
    private static final int INACTIVITY_SECONDS = 120;

    /**
     * OFREP's {@code eventStreams}, as JSON.
     *
     * @param version of the catalogue that was evaluated: the stream tells of changes since then
     */
    public String eventStreams(long version) {
        // Nothing in it needs escaping: base64url, digits, and a URL that was looked at.
        String target = StreamsResource.PATH + "?ticket=" + ticket + "&since=" + version;
        String where =
                url.isEmpty() ? "\"endpoint\":{\"requestUri\":\"" + target + "\"}" : "\"url\":\"" + url + target + "\"";
        return "[{\"type\":\"sse\"," + where + ",\"inactivityDelaySec\":" + INACTIVITY_SECONDS + "}]";
    }

    /** The stream's URL is as good as a token. */
    @Override
    public String toString() {
        return "an invitation";
    }
}
