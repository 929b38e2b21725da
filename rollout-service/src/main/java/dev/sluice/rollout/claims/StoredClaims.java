package dev.sluice.rollout.claims;

import dev.sluice.kit.envelope.EventIds;
import dev.sluice.kit.sql.Sql;
import dev.sluice.rollout.plan.Target;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Claims as rows. A row per target that ever was claimed is what concurrent planners wait for, always in the same order of targets, so that they
 * cannot wait for each other.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class StoredClaims implements Claims {

    private static final Comparator<Target> ORDER =
            Comparator.comparing(Target::kind).thenComparing(Target::name);

    private final Sql sql;

    StoredClaims(Sql sql) {
        this.sql = sql;
    }

    @Override
    public UUID nextRolloutId(Collection<Target> targets) {
        String last =
                sorted(targets).map(this::lock).max(Comparator.naturalOrder()).orElse("");
        return Succession.after(EventIds.next(), last);
    }

    @Override
    public List<UUID> holders(Collection<Target> targets) {
        return sorted(targets)
                .flatMap(target -> holder(target).stream())
                .map(Holder::rolloutId)
                .distinct()
                .toList();
    }

    @Override
    public Optional<UUID> claim(UUID rolloutId, Collection<Target> targets) {
        sorted(targets).forEach(this::lock);
        Optional<UUID> other = holders(targets).stream()
                .filter(holder -> !holder.equals(rolloutId))
                .findFirst();
        if (other.isEmpty()) {
            sorted(targets).forEach(target -> take(rolloutId, target));
        }
        return other;
    }

    @Override
    public void release(UUID rolloutId) {
        sql.update("DELETE FROM claim WHERE rollout_id = ?", rolloutId);
    }

    /** Keeps everybody else from claiming this target until the transaction ends, and tells who holds it. */
    public Optional<Holder> lockedHolder(Target target) {
        lock(target);
        return holder(target);
    }

    /** Tells the last rollout that held the target, as text; empty when none did. */
    private String lock(Target target) {
        return sql.query("""
                        INSERT INTO target_succession (target_kind, target_name, last_rollout) VALUES (?, ?, '')
                        ON CONFLICT (target_kind, target_name) DO UPDATE SET last_rollout = target_succession.last_rollout
                        RETURNING last_rollout
                        """, row -> row.getString("last_rollout"), kind(target), target.name())
                .getFirst();
    }

    private Optional<Holder> holder(Target target) {
        return sql.queryOne(
                "SELECT rollout_id, settled FROM claim WHERE target_kind = ? AND target_name = ?",
                row -> new Holder(row.getObject("rollout_id", UUID.class), row.getBoolean("settled")),
                kind(target),
                target.name());
    }

    private void take(UUID rolloutId, Target target) {
        sql.update("""
                INSERT INTO claim (target_kind, target_name, rollout_id, claimed_at) VALUES (?, ?, ?, now())
                ON CONFLICT (target_kind, target_name) DO NOTHING
                """, kind(target), target.name(), rolloutId);
        sql.update("""
                UPDATE target_succession SET last_rollout = greatest(last_rollout COLLATE "C", ? COLLATE "C")
                WHERE target_kind = ? AND target_name = ?
                """, rolloutId.toString(), kind(target), target.name());
    }

    private static Stream<Target> sorted(Collection<Target> targets) {
        return targets.stream().distinct().sorted(ORDER);
    }

    private static String kind(Target target) {
        return target.kind().name().toLowerCase(Locale.ROOT);
    }
}
