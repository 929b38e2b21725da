package dev.sluice.flag.sync;

import dev.sluice.flag.model.Names;
import dev.sluice.flag.model.Scope;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which set of flags a client asks for: {@code flagSetId=environment/service}, {@code source=…}, or the name of the set alone. */
sealed interface Selector {
    /** What may stand before the name. */
    Set<String> KEYS = Set.of("flagSetId", "source");

    /** It names one; whether it has flags is not asked. */
    record FlagSet(Scope scope) implements Selector {}

    /** It names none. */
    record None() implements Selector {}

    /** It cannot be understood. */
    record Unusable() implements Selector {}

    /**
     * Reads what was sent.
     *
     * @param header {@code flagd-selector}, which wins
     * @param body the request's own, deprecated, which some providers only send
     */
    static Selector of(@Nullable String header, String body) {
        String given = sent(header, body);
        return given.isEmpty() ? new None() : named(given);
    }

    /** The one that counts, as it was sent; empty when there is none. */
    static String sent(@Nullable String header, String body) {
        return header == null || header.isBlank() ? body.strip() : header.strip();
    }

    private static Selector named(String given) {
        int equals = given.indexOf('=');
        if (equals >= 0 && !KEYS.contains(given.substring(0, equals).strip())) {
            return new Unusable();
        }
        String[] parts = given.substring(equals + 1).strip().split("/", -1);
        return parts.length == 2 && Names.valid(parts[0]) && Names.valid(parts[1])
                ? new FlagSet(new Scope(parts[0], parts[1]))
                : new Unusable();
    }
}
