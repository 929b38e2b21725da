package dev.sluice.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Bodies and parameters that cannot be read or break a constraint. */
public class BodyProblems {
    @ServerExceptionMapper
    public Response invalid(ConstraintViolationException e, UriInfo uri) {
        List<FieldError> errors = e.getConstraintViolations().stream()
                .map(BodyProblems::error)
                .sorted(Comparator.comparing(FieldError::path).thenComparing(FieldError::message))
                .toList();
        return Problems.response(
                CommonProblem.INVALID_REQUEST,
                "Correct what 'errors' lists and send the request again.",
                uri.getPath(),
                errors,
                Map.of());
    }

    @ServerExceptionMapper
    public Response mismatched(MismatchedInputException e, UriInfo uri) {
        return unreadable(e, uri.getPath());
    }

    @ServerExceptionMapper
    public Response malformed(JsonProcessingException e, UriInfo uri) {
        return unreadable(e, uri.getPath());
    }

    /** Looks for what Jackson said below a refusal; otherwise a parameter of the path or query had the wrong form. */
    static Response unreadable(Throwable refusal, String path) {
        for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
            if (cause instanceof JsonMappingException mapping
                    && !mapping.getPath().isEmpty()) {
                FieldError error = new FieldError(pathOf(mapping), expectation(mapping));
                return Problems.response(
                        CommonProblem.MALFORMED_BODY,
                        "Correct " + error.path() + ": " + error.message() + ".",
                        path,
                        List.of(error),
                        Map.of());
            }
            if (cause instanceof JsonProcessingException json) {
                return Problems.response(CommonProblem.MALFORMED_BODY, "Send well-formed JSON." + at(json), path);
            }
        }
        return Problems.response(
                CommonProblem.INVALID_REQUEST, "Compare the parameters and the body with /q/openapi.", path);
    }

    private static FieldError error(ConstraintViolation<?> violation) {
        // The first nodes are the method and its parameter; a client knows only what it sent.
        List<Path.Node> nodes = StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .toList();
        StringBuilder path = new StringBuilder();
        for (Path.Node node :
                nodes.size() > 2 ? nodes.subList(2, nodes.size()) : nodes.subList(nodes.size() - 1, nodes.size())) {
            append(path, node.getIndex(), node.getKey(), node.getName());
        }
        return new FieldError(path.toString(), violation.getMessage());
    }

    private static void append(
            StringBuilder path, @Nullable Integer index, @Nullable Object key, @Nullable String name) {
        if (index != null) {
            path.append('[').append(index).append(']');
        } else if (key != null) {
            path.append('[').append(key).append(']');
        }
        if (name != null && !name.startsWith("<")) {
            path.append(path.isEmpty() ? "" : ".").append(name);
        }
    }

    private static String pathOf(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference reference : e.getPath()) {
            append(path, reference.getIndex() < 0 ? null : reference.getIndex(), null, reference.getFieldName());
        }
        return path.toString();
    }

    private static String expectation(JsonMappingException e) {
        if (e instanceof UnrecognizedPropertyException) {
            return "this property is not known here";
        }
        if (e instanceof InvalidFormatException format && format.getTargetType().isEnum()) {
            return "must be one of " + List.of(format.getTargetType().getEnumConstants());
        }
        return e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
                ? "must be " + JsonForms.describe(mismatch.getTargetType())
                : "cannot be read";
    }

    private static String at(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " The mistake is at line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ".";
    }
}
