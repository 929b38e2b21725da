package dev.sluice.rollout.targets;

import dev.sluice.actuators.Fence;
import dev.sluice.actuators.Weights;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An action that this replica may try once, until its lease ends.
 *
 * @param tries how many have begun, this one included
 * @param lastError why the try before failed
 */
record LeasedAction(
        long id,
        UUID rolloutId,
        int attempt,
        int stage,
        String route,
        Weights desired,
        Fence fence,
        Instant applyBy,
        int tries,
        @Nullable String lastError) {

    static final String COLUMNS =
            "id, rollout_id, attempt, stage, target_name, desired, fence, apply_by, tries, last_error";

    static LeasedAction read(ResultSet row) throws SQLException {
        return new LeasedAction(
                row.getLong("id"),
                row.getObject("rollout_id", UUID.class),
                row.getInt("attempt"),
                row.getInt("stage"),
                row.getString("target_name"),
                TargetJson.weights(row.getString("desired")),
                TargetJson.fence(row.getString("fence")),
                row.getObject("apply_by", OffsetDateTime.class).toInstant(),
                row.getInt("tries"),
                row.getString("last_error"));
    }
}
