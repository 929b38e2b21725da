package dev.sluice.rollout.registry;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Sources as planners look them up. */
@ApplicationScoped
class RegisteredSources implements Sources {

    private final SourceRepository rows;

    RegisteredSources(SourceRepository rows) {
        this.rows = rows;
    }

    @Override
    public Optional<Source> find(String name) {
        return rows.findByIdOptional(name).map(SourceEntity::source);
    }
}
