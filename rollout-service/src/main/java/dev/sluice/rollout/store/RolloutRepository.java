package dev.sluice.rollout.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Rows of rollouts. */
@ApplicationScoped
class RolloutRepository implements PanacheRepositoryBase<RolloutEntity, UUID> {}
