package dev.sluice.rollout.targets;

import dev.sluice.actuators.Weights;
import dev.sluice.kit.sql.Sql;
import dev.sluice.rollout.lifecycle.Fence;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Map;
import java.util.UUID;

/** Route ownership as the core sees it. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class StoredRouteOwnership implements RouteOwnership {

    private final RouteBook book;
    private final Sql sql;

    StoredRouteOwnership(RouteBook book, Sql sql) {
        this.book = book;
        this.sql = sql;
    }

    @Override
    public void lend(String route, UUID rollbackId) {
        book.lend(route, rollbackId);
        settle(route, false);
    }

    /** A lower fence than the one that holds is late news: it only ends the loan. */
    @Override
    public void takeBack(String route, Map<String, Integer> weights, Fence fence) {
        book.hold(route, Weights.of(weights), Fences.of(fence));
        book.takeBack(route);
    }

    /** Also ends a loan: a rollback that had nothing to undo on this route names no weights to take back. */
    @Override
    public void activate(String route, String version) {
        sql.update("UPDATE route SET active = ? WHERE name = ?", version, route);
        book.takeBack(route);
        settle(route, true);
    }

    private void settle(String route, boolean settled) {
        sql.update("UPDATE claim SET settled = ? WHERE target_kind = 'route' AND target_name = ?", settled, route);
    }
}
