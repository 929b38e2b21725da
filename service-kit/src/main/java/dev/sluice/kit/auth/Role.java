package dev.sluice.kit.auth;

import java.util.Locale;
import java.util.Optional;

/** What somebody may do. Admin implies viewer, operator and approver; operator and approver imply viewer. */
public enum Role {
    VIEWER,
    OPERATOR,
    APPROVER,
    ADMIN,
    CLIENT,
    REPORTER;

    /** Whether who has this role may do what needs the other. */
    public boolean implies(Role other) {
        return switch (this) {
            case ADMIN -> other == ADMIN || other == OPERATOR || other == APPROVER || other == VIEWER;
            case OPERATOR, APPROVER -> other == this || other == VIEWER;
            case VIEWER, CLIENT, REPORTER -> other == this;
        };
    }

    /** Whether who has this role may be told what it is granted for: clients, and whoever may see it. */
    public boolean reads() {
        return implies(CLIENT) || implies(VIEWER);
    }

    /** The name used in grants: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Role> labelled(String label) {
        for (Role role : values()) {
            if (role.label().equals(label)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
