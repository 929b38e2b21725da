package dev.sluice.rollout.registry;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The registered routes. */
public interface Routes {

    /** The route of this name as it is committed now, or changed in the caller's transaction. */
    Optional<Route> find(String name);

    /** The routes of these names, by name; a name that is not registered is left out. */
    List<Route> findAll(Collection<String> names);
}
