package dev.sluice.testing;

import java.util.Locale;

/** The roles, each with a token for everything and one for {@code elsewhere/elsewhere} only. */
public enum TestRole {
    VIEWER,
    OPERATOR,
    APPROVER,
    ADMIN,
    CLIENT,
    REPORTER;

    /** The token with the grant {@code <role>@*}{@code /*}; its name is the role in lower case. */
    public String token() {
        return TestTokens.token(label());
    }

    /** The token with the grant {@code <role>@elsewhere/elsewhere}: the right role for another environment. */
    public String tokenElsewhere() {
        return TestTokens.token(label() + TestTokens.ELSEWHERE);
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
