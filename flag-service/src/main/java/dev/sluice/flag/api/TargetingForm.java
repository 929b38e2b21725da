package dev.sluice.flag.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.flag.targeting.InvalidTargetingException;
import dev.sluice.flag.targeting.Targeting;
import dev.sluice.flag.targeting.TargetingReader;
import dev.sluice.kit.problem.CommonProblem;
import dev.sluice.kit.problem.ProblemException;

/** Reads targeting out of a request; see {@link TargetingReader} for its shape. */
final class TargetingForm {
    private TargetingForm() {}

    static Targeting read(JsonNode targeting) {
        try {
            JsonNode logic = targeting.path("logic");
            if (!logic.isMissingNode() && (!logic.isObject() || logic.isEmpty())) {
                throw new InvalidTargetingException(
                        "logic", "must be an object with one operator; what everybody gets is the exposure's to say.");
            }
            return TargetingReader.read(targeting);
        } catch (InvalidTargetingException e) {
            throw problem(e);
        }
    }

    static ProblemException problem(InvalidTargetingException e) {
        String what = e.path().isEmpty() ? "The targeting" : "'" + e.path() + "'";
        return new ProblemException(CommonProblem.INVALID_REQUEST, what + " " + e.getMessage(), e)
                .error(e.path().isEmpty() ? "targeting" : e.path(), String.valueOf(e.getMessage()));
    }
}
