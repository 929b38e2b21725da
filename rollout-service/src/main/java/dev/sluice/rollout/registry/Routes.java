package dev.sluice.rollout.registry;

import java.util.Optional;

/** The registered routes. */
public interface Routes {

    /** The route of this name as it is committed now, or changed in the caller's transaction. */
    Optional<Route> find(String name);
}
