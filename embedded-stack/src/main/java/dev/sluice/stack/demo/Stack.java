package dev.sluice.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.stack.rest.Api;
import java.util.Optional;

/**
 * The running system as the demos use it: everybody's interface with that person's token.
 *
 * @param operator rollout-service as an operator
 * @param approver rollout-service as an approver
 * @param admin rollout-service as an admin
 * @param rollbacks rollback-service as a viewer
 * @param flags flag-service as an admin
 * @param evaluation flag-service as the shop
 * @param gateway the demo's gateway
 */
public record Stack(Api operator, Api approver, Api admin, Api rollbacks, Api flags, Api evaluation, Api gateway) {

    /** Reads {@code stack.json}. */
    public static Stack of(JsonNode json) {
        return new Stack(
                api(json, "rollout", "operator"),
                api(json, "rollout", "approver"),
                api(json, "rollout", "admin"),
                api(json, "rollback", "viewer"),
                api(json, "flag", "admin"),
                api(json, "flag", "client"),
                Api.open(json.path("gateway").asText()));
    }

    private static Api api(JsonNode json, String service, String role) {
        return new Api(
                json.path(service).asText(),
                Optional.of(json.path("tokens").path(role).asText()));
    }
}
