package dev.sluice.kit.auth;

import dev.sluice.kit.problem.CommonProblem;
import dev.sluice.kit.problem.ProblemException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.stream.Collectors;

/** Who sent the current request, and what they may do. Outside a request it is {@value #SYSTEM}, which may do nothing. */
@RequestScoped
public class Caller {
    public static final String SYSTEM = "system";

    private final SecurityIdentity identity;

    public Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The name of the token or of the OIDC subject. */
    public String name() {
        return identity.isAnonymous() ? SYSTEM : identity.getPrincipal().getName();
    }

    /** Whether the token is one of the tokens file, where {@link BearerTokens#grants} finds it again without this request. */
    public boolean isOfTokensFile() {
        return identity.getAttribute(Grants.ATTRIBUTE) != null;
    }

    public List<Grant> grants() {
        return Grants.of(identity);
    }

    /**
     * Ends the request unless one of the caller's grants covers this.
     *
     * @throws ProblemException {@code role-too-low} or {@code grant-elsewhere}, both 403, naming the grant that is missing
     */
    public void require(Role role, String environment, String service) {
        if (may(role, environment, service)) {
            return;
        }
        Grant missing = new Grant(role, environment, service);
        boolean elsewhere = grants().stream().anyMatch(grant -> grant.role().implies(role));
        throw new ProblemException(
                elsewhere ? CommonProblem.GRANT_ELSEWHERE : CommonProblem.ROLE_TOO_LOW,
                "Ask an administrator for the grant " + missing + "; you hold " + held() + ".");
    }

    public boolean may(Role role, String environment, String service) {
        Grant needed = new Grant(role, environment, service);
        return grants().stream().anyMatch(grant -> grant.covers(needed));
    }

    /**
     * For what belongs to no environment and service: the role anywhere is enough.
     *
     * @throws ProblemException {@code role-too-low}
     */
    public void requireAnywhere(Role role) {
        if (grants().stream().noneMatch(grant -> grant.role().implies(role))) {
            throw new ProblemException(
                    CommonProblem.ROLE_TOO_LOW,
                    "Ask an administrator for a grant of the role " + role.label() + ", such as "
                            + new Grant(role, Grant.ANY, Grant.ANY) + "; you hold " + held() + ".");
        }
    }

    private String held() {
        List<Grant> grants = grants();
        return grants.isEmpty() ? "none" : grants.stream().map(Grant::toString).collect(Collectors.joining(", "));
    }
}
