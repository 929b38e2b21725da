package dev.sluice.flag.api;

import dev.sluice.kit.problem.CommonProblem;
import dev.sluice.kit.problem.ProblemException;
import java.util.function.Supplier;

/** Turns what the model refuses into a problem. */
final class Forms {
    private Forms() {}

    /** The model's sentences are written for clients, so they may go out. */
    static <T> T parse(Supplier<T> model) {
        try {
            return model.get();
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    CommonProblem.INVALID_REQUEST, "Correct the request: " + e.getMessage() + ".", e);
        }
    }
}
