package dev.sluice.rollout.registry;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A registered route, what it should do and what it does.
 *
 * @param desired percent by version that rollout-service asserts
 * @param fence under which {@code desired} was decided
 * @param observed percent by version that the router was last read to hold; null before the first look
 * @param lastSeen when the router last answered
 * @param lastError why it is not as desired or cannot be read now; null while all is well
 * @param errorSince since when
 * @param healed how often a drift was healed
 * @param lentTo the rollback that holds the route now
 * @param heldBy the rollout that holds the route
 */
public record RouteView(
        String name,
        String service,
        String environment,
        String driver,
        String url,
        @Nullable String credential,
        String active,
        @JsonRawValue String desired,
        @JsonRawValue String fence,
        @JsonRawValue @Nullable String observed,
        @Nullable Instant lastSeen,
        @Nullable String lastError,
        @Nullable Instant errorSince,
        long healed,
        @Nullable UUID lentTo,
        @Nullable UUID heldBy) {}
