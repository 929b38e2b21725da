package dev.sluice.rollout.registry;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** Rows of sources. */
@ApplicationScoped
class SourceRepository implements PanacheRepositoryBase<SourceEntity, String> {}
