package dev.sluice.flag.ofrep;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.flagengine.EvaluationContext;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the body of an evaluation request: {@code {"context": {"targetingKey": …, …}}}, bounded in size and depth. */
final class ContextReader {
    static final int MAX_BYTES = 64 * 1024;
    private static final int MAX_DEPTH = 32;
    private static final String TARGETING_KEY = "targetingKey";
    private static final TypeReference<Map<String, @Nullable Object>> OBJECT = new TypeReference<>() {};
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private ContextReader() {}

    static EvaluationContext read(byte @Nullable [] body) throws InvalidRequestException {
        if (body == null || body.length == 0) {
            throw new InvalidRequestException(ErrorCode.PARSE_ERROR, "Send a JSON object with a 'context'.");
        }
        if (body.length > MAX_BYTES) {
            throw tooLong();
        }
        Map<String, @Nullable Object> context = context(parse(body));
        Object targetingKey = context.get(TARGETING_KEY);
        if (targetingKey == null || targetingKey.equals("")) {
            throw new InvalidRequestException(
                    ErrorCode.TARGETING_KEY_MISSING,
                    "Send a 'targetingKey' in the context, such as the id of the user.");
        }
        if (!(targetingKey instanceof String)) {
            throw new InvalidRequestException(ErrorCode.INVALID_CONTEXT, "Send the 'targetingKey' as a string.");
        }
        return EvaluationContext.of(context, Instant.now().getEpochSecond());
    }

    private static Map<String, @Nullable Object> parse(byte[] body) throws InvalidRequestException {
        try {
            Map<String, @Nullable Object> request = JSON.readValue(body, OBJECT);
            if (request != null) {
                return request;
            }
        } catch (IOException e) {
            // safe because the answer says all there is to say; the parser's text would quote the request
            throw notAnObject();
        }
        throw notAnObject();
    }

    static InvalidRequestException tooLong() {
        return new InvalidRequestException(ErrorCode.INVALID_CONTEXT, "Send a context of at most 64 KB.");
    }

    private static InvalidRequestException notAnObject() {
        return new InvalidRequestException(
                ErrorCode.PARSE_ERROR, "Send a well-formed JSON object, nested at most " + MAX_DEPTH + " levels deep.");
    }

    @SuppressWarnings("unchecked") // safe because Jackson makes maps with text keys out of objects
    private static Map<String, @Nullable Object> context(Map<String, @Nullable Object> request)
            throws InvalidRequestException {
        if (request.get("context") instanceof Map<?, ?> context) {
            return (Map<String, @Nullable Object>) context;
        }
        throw new InvalidRequestException(ErrorCode.INVALID_CONTEXT, "Send a 'context' that is a JSON object.");
    }
}
