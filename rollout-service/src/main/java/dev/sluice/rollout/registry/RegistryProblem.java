package dev.sluice.rollout.registry;

import dev.sluice.kit.problem.ProblemType;

/** Why a route or source cannot be registered, changed or found. */
public enum RegistryProblem implements ProblemType {
    UNKNOWN_ROUTE("unknown-route", "There is no such route", 404),
    UNKNOWN_SOURCE("unknown-source", "There is no such source", 404),
    INVALID_NAME("invalid-name", "The name cannot be used", 400),
    INVALID_URL("invalid-url", "The URL cannot be used", 400),
    UNKNOWN_DRIVER("unknown-driver", "There is no such driver", 400),
    UNKNOWN_CREDENTIAL("unknown-credential", "There is no such credential", 400),
    INVALID_SOURCE("invalid-source", "The source does not fit its type", 400),
    ROUTE_CLAIMED("route-claimed", "A rollout moves this route", 409),
    ROUTE_LENT("route-lent", "A rollback holds this route", 409);

    private final String code;
    private final String title;
    private final int status;

    RegistryProblem(String code, String title, int status) {
        this.code = code;
        this.title = title;
        this.status = status;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public int status() {
        return status;
    }
}
