package dev.sluice.actuators.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.actuators.Fence;
import dev.sluice.actuators.RouterFailure;
import dev.sluice.actuators.RouterState;
import dev.sluice.actuators.RouterState.Servers;
import dev.sluice.actuators.Weights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The bodies of docs/router-protocol.md; a tolerant reader that ignores what it does not know. */
final class RouterJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private RouterJson() {}

    static byte[] command(String route, Weights weights, Fence fence) {
        ObjectNode body = JSON.createObjectNode().put("route", route);
        ObjectNode shares = body.putObject("weights");
        weights.percents().forEach(shares::put);
        body.putObject("fence")
                .put("rollout", fence.rollout().toString())
                .put("attempt", fence.attempt())
                .put("direction", fence.direction().name())
                .put("sequence", fence.sequence());
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static RouterState state(String route, byte[] body) throws RouterFailure {
        JsonNode view = parse(route, body);
        try {
            return new RouterState(
                    text(view, "route"),
                    Weights.of(shares(view.path("desired"))),
                    counted(view.path("counted")),
                    fence(view.path("fence")),
                    servers(view.path("servers")));
        } catch (IllegalArgumentException notAView) {
            throw new RouterFailure.Garbled(route, "its view of the route is incomplete or contradicts itself");
        }
    }

    static Fence highestFence(String route, byte[] body) throws RouterFailure {
        try {
            Fence highest = fence(parse(route, body).path("fence"));
            if (highest != null) {
                return highest;
            }
        } catch (IllegalArgumentException notAFence) {
            throw new RouterFailure.Garbled(route, "status 409 with a fence that is none");
        }
        throw new RouterFailure.Garbled(route, "status 409 without its fence");
    }

    private static JsonNode parse(String route, byte[] body) throws RouterFailure {
        try {
            return JSON.readTree(body);
        } catch (IOException notJson) {
            throw new RouterFailure.Garbled(route, "its body is not JSON");
        }
    }

    private static Map<String, Integer> shares(JsonNode node) {
        Map<String, Integer> shares = new TreeMap<>();
        node.properties().forEach(share -> shares.put(share.getKey(), (int) whole(share.getValue(), 100)));
        return shares;
    }

    private static Map<String, Double> counted(JsonNode node) {
        Map<String, Double> counted = new HashMap<>();
        node.properties().forEach(share -> {
            if (share.getValue().isNumber()) {
                counted.put(share.getKey(), share.getValue().doubleValue());
            }
        });
        return counted;
    }

    private static Map<String, Servers> servers(JsonNode node) {
        Map<String, Servers> servers = new HashMap<>();
        node.properties().forEach(version -> {
            JsonNode behind = version.getValue();
            servers.put(version.getKey(), new Servers((int) whole(behind.path("healthy"), Integer.MAX_VALUE), (int)
                    whole(behind.path("total"), Integer.MAX_VALUE)));
        });
        return servers;
    }

    private static @Nullable Fence fence(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        return new Fence(
                UUID.fromString(text(node, "rollout")),
                (int) whole(node.path("attempt"), Integer.MAX_VALUE),
                Fence.Direction.valueOf(text(node, "direction")),
                whole(node.path("sequence"), Long.MAX_VALUE));
    }

    private static long whole(JsonNode node, long most) {
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0 || node.longValue() > most) {
            throw new IllegalArgumentException("not a whole number from 0 to " + most);
        }
        return node.longValue();
    }

    private static String text(JsonNode node, String field) {
        if (!node.path(field).isTextual()) {
            throw new IllegalArgumentException("no text in " + field);
        }
        return node.path(field).textValue();
    }
}
