package dev.sluice.flag.sync;

import dev.sluice.flag.model.Scope;
import dev.sluice.kit.auth.BearerTokens.Bearer;
import dev.sluice.kit.auth.Grant;
import dev.sluice.kit.auth.Role;
import io.grpc.Status;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides who may read which set of flags: with a token the role client, or viewer, for that set; without one where it is open. */
final class Door {
    private static final String SEND_A_SELECTOR =
            "Send the flag set as the header flagd-selector: flagSetId=<environment>/<service>";

    private final @Nullable Function<@Nullable String, Optional<Bearer>> tokens;

    private Door(@Nullable Function<@Nullable String, Optional<Bearer>> tokens) {
        this.tokens = tokens;
    }

    boolean isOpen() {
        return tokens == null;
    }

    /** Nobody is asked for a token. */
    static Door open() {
        return new Door(null);
    }

    /**
     * Everybody needs a token.
     *
     * @param tokens who sends this {@code authorization}
     */
    static Door guarded(Function<@Nullable String, Optional<Bearer>> tokens) {
        return new Door(tokens);
    }

    /**
     * Whether a call is let in.
     *
     * @param authorization as in HTTP: {@code Bearer <token>}
     */
    Admission admit(@Nullable String authorization, Selector selector) {
        if (tokens == null) {
            return selector instanceof Selector.FlagSet set
                    ? new Admission.Admitted(set.scope(), "")
                    : Admission.refused(Status.INVALID_ARGUMENT, SEND_A_SELECTOR + ".");
        }
        return tokens.apply(authorization)
                .map(bearer -> admit(bearer, selector))
                .orElseGet(
                        () -> Admission.refused(
                                Status.UNAUTHENTICATED,
                                "Send a token with the role client for the flag set as metadata: authorization: Bearer <token>."));
    }

    private static Admission admit(Bearer bearer, Selector selector) {
        List<Grant> reading =
                bearer.grants().stream().filter(grant -> grant.role().reads()).toList();
        List<Scope> named = reading.stream()
                .filter(grant -> !isForSeveral(grant))
                .map(grant -> new Scope(grant.environment(), grant.service()))
                .distinct()
                .toList();
        boolean isOne = named.size() == 1 && reading.stream().noneMatch(Door::isForSeveral);
        return switch (selector) {
            case Selector.FlagSet set -> admit(bearer, reading, set.scope());
            case Selector.None none ->
                isOne
                        ? new Admission.Admitted(named.getFirst(), bearer.name())
                        : Admission.refused(Status.INVALID_ARGUMENT, SEND_A_SELECTOR + such(named));
            case Selector.Unusable unusable ->
                Admission.refused(Status.INVALID_ARGUMENT, SEND_A_SELECTOR + such(named));
        };
    }

    private static Admission admit(Bearer bearer, List<Grant> reading, Scope scope) {
        boolean may = reading.stream()
                .anyMatch(grant -> grant.covers(new Grant(grant.role(), scope.environment(), scope.service())));
        Grant missing = new Grant(Role.CLIENT, scope.environment(), scope.service());
        return may
                ? new Admission.Admitted(scope, bearer.name())
                : Admission.refused(
                        Status.PERMISSION_DENIED,
                        "Ask an administrator for the grant " + missing + "; this token has "
                                + (bearer.grants().isEmpty() ? "none" : joined(bearer.grants())) + ".");
    }

    private static boolean isForSeveral(Grant grant) {
        return grant.environment().equals(Grant.ANY) || grant.service().equals(Grant.ANY);
    }

    private static String such(List<Scope> named) {
        return named.isEmpty()
                ? "."
                : "; with this token it can be "
                        + named.stream().map(Scope::flagSet).collect(Collectors.joining(" or ")) + ".";
    }

    private static String joined(List<Grant> grants) {
        return grants.stream().map(Grant::toString).collect(Collectors.joining(", "));
    }
}
