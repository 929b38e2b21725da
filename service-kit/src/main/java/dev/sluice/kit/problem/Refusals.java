package dev.sluice.kit.problem;

/** The sentences that tell a client what to do, for refusals that need no more words than the status. */
public final class Refusals {
    public static final String TOKEN =
            "Send a valid token as 'Authorization: Bearer …'. An administrator of this installation hands tokens out.";
    public static final String SIZE = "Send a body of at most 1 MB.";
    public static final String GRANT = "Ask an administrator for a grant that covers this.";
    static final String PATH = "Check the path and the id. The paths that exist are listed at /q/openapi.";
    static final String METHOD = "Use one of the methods that /q/openapi lists for this path.";
    static final String ACCEPT = "Accept application/json, or leave the Accept header out.";
    static final String MEDIA_TYPE = "Send application/json, or where /q/openapi says so application/yaml.";
    static final String LATER = "Try again in a few seconds; /q/health/ready says what is missing.";
    static final String REQUEST = "Compare the request with /q/openapi.";

    private Refusals() {}
}
