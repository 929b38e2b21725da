package dev.sluice.flag.api;

import dev.sluice.kit.problem.CommonProblem;
import dev.sluice.kit.problem.ProblemException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header {@code If-Match}: a revision, as the ETag gave it. */
final class Preconditions {
    private static final Pattern REVISION = Pattern.compile("\"?(0|[1-9][0-9]{0,17})\"?");

    private Preconditions() {}

    /** The revision that the client saw; null when it does not mind. */
    static @Nullable Long revision(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*")) {
            return null;
        }
        Matcher matcher = REVISION.matcher(ifMatch.strip());
        if (!matcher.matches()) {
            throw new ProblemException(
                            CommonProblem.INVALID_REQUEST,
                            "Send as If-Match the ETag of the flag that you saw, or none.")
                    .error("If-Match", "must be one revision in quotes");
        }
        return Long.valueOf(matcher.group(1));
    }
}
