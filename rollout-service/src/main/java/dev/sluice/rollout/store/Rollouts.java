package dev.sluice.rollout.store;

import dev.sluice.rollout.lifecycle.Journey;
import dev.sluice.rollout.lifecycle.Rollout;
import dev.sluice.rollout.lifecycle.StageRun;
import dev.sluice.rollout.plan.RolloutPlan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The stored states. Who changes one locks it first; only {@code RolloutService} does. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Rollouts {

    private final RolloutRepository rows;

    Rollouts(RolloutRepository rows) {
        this.rows = rows;
    }

    /** Locks the row until the transaction ends. */
    public Optional<Rollout> lock(UUID id) {
        return rows.find("id", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .map(row -> StateJson.state(row.document));
    }

    public Optional<StoredRollout> find(UUID id) {
        return rows.findByIdOptional(id)
                .map(row ->
                        new StoredRollout(StateJson.state(row.document), row.plannedBy, row.createdAt, row.updatedAt));
    }

    public void create(Rollout rollout, String plannedBy, Instant at) {
        Journey journey = rollout.journey();
        RolloutPlan plan = journey.compiled().plan();
        RolloutEntity row = new RolloutEntity();
        row.id = journey.rolloutId();
        row.name = plan.name();
        row.service = plan.service();
        row.environment = plan.environment();
        row.strategy = plan.strategy().type();
        row.from = plan.change().from();
        row.to = plan.change().to();
        row.stageCount = journey.compiled().stages().size();
        row.plannedBy = plannedBy;
        row.createdAt = at;
        fill(row, rollout, null, at);
        rows.persistAndFlush(row);
    }

    /** Saves a state; {@code due} is when its timer should fire. */
    public void save(Rollout rollout, @Nullable Instant due, Instant at) {
        RolloutEntity row = rows.findById(rollout.journey().rolloutId());
        if (row == null) {
            throw new IllegalStateException("save comes after lock or create");
        }
        fill(row, rollout, due, at);
    }

    private static void fill(RolloutEntity row, Rollout rollout, @Nullable Instant due, Instant at) {
        Journey journey = rollout.journey();
        row.state = rollout.kind();
        row.phase = rollout instanceof Rollout.Running
                ? journey.currentRun().map(StageRun::phase).map(Enum::name).orElse(null)
                : null;
        row.stage = journey.currentRun().map(run -> run.stage().index()).orElse(null);
        row.attempt = journey.attempt();
        row.version = journey.version();
        row.document = StateJson.document(rollout);
        row.dueAt = due;
        row.updatedAt = at;
    }
}
