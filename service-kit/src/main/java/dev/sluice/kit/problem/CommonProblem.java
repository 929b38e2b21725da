package dev.sluice.kit.problem;

/** Problems that every service can answer with. */
public enum CommonProblem implements ProblemType {
    UNAUTHORIZED("unauthorized", "A valid token is needed", 401),
    FORBIDDEN("forbidden", "This is not allowed", 403),
    ROLE_TOO_LOW("role-too-low", "The role is too low", 403),
    GRANT_ELSEWHERE("grant-elsewhere", "The role is granted for something else", 403),
    NOT_FOUND("not-found", "There is nothing here", 404),
    METHOD_NOT_ALLOWED("method-not-allowed", "The resource does not know this method", 405),
    NOT_ACCEPTABLE("not-acceptable", "The wanted media type is not offered", 406),
    CONFLICT("conflict", "The resource is in another state", 409),
    BODY_TOO_LARGE("body-too-large", "The request body is too large", 413),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", "The media type of the body is not understood", 415),
    INVALID_REQUEST("invalid-request", "The request is not valid", 400),
    MALFORMED_BODY("malformed-body", "The body cannot be read", 400),
    YAML_ALIAS("yaml-alias", "YAML anchors and aliases are not accepted", 400),
    INVALID_CURSOR("invalid-cursor", "The cursor is not valid", 400),
    IDEMPOTENCY_KEY_REUSED("idempotency-key-reused", "The Idempotency-Key was used for another request", 422),
    UNAVAILABLE("unavailable", "Something that is needed is not available now", 503),
    INTERNAL_ERROR("internal-error", "The service failed", 500);

    private final String code;
    private final String title;
    private final int status;

    CommonProblem(String code, String title, int status) {
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
