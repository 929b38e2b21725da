package dev.sluice.kit.problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Ends a request with a problem; the transaction is rolled back. {@code detail} tells the client what to do. */
public class ProblemException extends RuntimeException {
    private final transient ProblemType type;
    private final transient Map<String, Object> extensions = new LinkedHashMap<>();
    private final transient List<FieldError> errors = new ArrayList<>();

    public ProblemException(ProblemType type, String detail) {
        super(detail);
        this.type = type;
    }

    public ProblemException(ProblemType type, String detail, Throwable cause) {
        super(detail, cause);
        this.type = type;
    }

    /** Adds a member to the problem document, such as the id of what stands in the way. */
    public ProblemException with(String name, Object value) {
        extensions.put(name, value);
        return this;
    }

    /** Adds one entry to {@code errors}: which part of the request, and what to do about it. */
    public ProblemException error(String path, String message) {
        errors.add(new FieldError(path, message));
        return this;
    }

    public ProblemType type() {
        return type;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public Map<String, Object> extensions() {
        return Map.copyOf(extensions);
    }

    public List<FieldError> errors() {
        return List.copyOf(errors);
    }
}
