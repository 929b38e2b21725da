package dev.sluice.kit.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.kit.problem.CommonProblem;
import dev.sluice.kit.problem.ProblemException;
import java.io.IOException;
import java.util.Base64;
import java.util.List;

/**
 * Where a page ended: the sort keys of its last item. Clients see base64url of a JSON list and must not look inside.
 *
 * @param keys in the order of the ORDER BY
 */
public record Cursor(List<String> keys) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    public Cursor {
        keys = List.copyOf(keys);
    }

    public static Cursor of(String... keys) {
        return new Cursor(List.of(keys));
    }

    /** Reads what a client sent.
     *
     * @throws ProblemException {@code invalid-cursor} */
    public static Cursor decode(String text) {
        try {
            return new Cursor(JSON.readValue(Base64.getUrlDecoder().decode(text), TEXTS));
        } catch (IllegalArgumentException | NullPointerException | IOException e) {
            throw invalid(e);
        }
    }

    public String encode() {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(keys));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a list of texts is always JSON", e);
        }
    }

    /** One of the sort keys.
     *
     * @throws ProblemException {@code invalid-cursor} when the cursor was made for another list */
    public String key(int index) {
        if (index >= keys.size()) {
            throw invalid(new IndexOutOfBoundsException(index));
        }
        return keys.get(index);
    }

    private static ProblemException invalid(Throwable cause) {
        return new ProblemException(
                CommonProblem.INVALID_CURSOR,
                "Use the value of 'next' of the page before exactly as it came, or leave cursor out to start again.",
                cause);
    }
}
