package dev.sluice.rollback.it;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.testing.Callers;
import dev.sluice.testing.TestRole;
import java.util.UUID;

/** Looks rollbacks up over REST. */
final class RollbackViews {
    private RollbackViews() {}

    /** The newest rollback of a rollout; a missing node when there is none. */
    static JsonNode ofRollout(UUID rolloutId) {
        return Callers.as(TestRole.VIEWER)
                .get("/api/v1/rollbacks?rolloutId=" + rolloutId)
                .then()
                .statusCode(200)
                .extract()
                .as(JsonNode.class)
                .path("items")
                .path(0);
    }
}
