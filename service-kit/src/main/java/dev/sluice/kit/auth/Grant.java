package dev.sluice.kit.auth;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A role for an environment and a service, either of them {@code *} for all; written {@code role@environment/service}.
 */
public record Grant(Role role, String environment, String service) {
    public static final String ANY = "*";
    private static final Pattern FORM = Pattern.compile("([a-z]+)@([^/@\\s]+)/([^/@\\s]+)");

    /** Reads {@code role@environment/service}; empty when the text is no grant. */
    public static Optional<Grant> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Role.labelled(matcher.group(1)).map(role -> new Grant(role, matcher.group(2), matcher.group(3)));
    }

    /** Whether this grant is enough for what needs the other. What needs {@code *} is covered by {@code *} alone. */
    public boolean covers(Grant needed) {
        return role.implies(needed.role)
                && (environment.equals(ANY) || environment.equals(needed.environment))
                && (service.equals(ANY) || service.equals(needed.service));
    }

    @Override
    public String toString() {
        return role.label() + "@" + environment + "/" + service;
    }
}
