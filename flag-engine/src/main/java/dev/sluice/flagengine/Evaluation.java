package dev.sluice.flagengine;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What a caller gets. Those without an error are made with the flag, so that evaluating makes no garbage.
 *
 * @param variant null when the caller is to use the default in their code
 * @param value of the variant; null together with it
 * @param error null unless the reason is ERROR
 * @param message a sentence about the error; null without one
 */
public record Evaluation(
        @Nullable String variant,
        @Nullable JsonNode value,
        Reason reason,
        @Nullable ErrorCode error,
        @Nullable String message) {

    static Evaluation of(String variant, JsonNode value, Reason reason) {
        return new Evaluation(variant, value, reason, null, null);
    }

    static Evaluation codeDefault(Reason reason) {
        return new Evaluation(null, null, reason, null, null);
    }

    static Evaluation error(ErrorCode error, String message) {
        return new Evaluation(null, null, Reason.ERROR, error, message);
    }
}
