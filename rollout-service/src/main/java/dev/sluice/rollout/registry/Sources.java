package dev.sluice.rollout.registry;

import java.util.Optional;

/** The registered metric sources. */
public interface Sources {

    /** The source of this name, read in the caller's transaction. */
    Optional<Source> find(String name);
}
