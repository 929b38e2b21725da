package dev.sluice.demo.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/** The body of {@code PUT …/weights}, complete and consistent in itself. */
record WeightCommand(String route, Map<String, Integer> weights, Fence fence) {

    static WeightCommand read(Buffer body) {
        JsonObject json = parse(body);
        if (!(json.getValue("route") instanceof String route)) {
            throw new InvalidCommandException("the route is missing");
        }
        if (!(json.getValue("weights") instanceof JsonObject shares)) {
            throw new InvalidCommandException("the weights are missing");
        }
        return new WeightCommand(route, weights(shares), Fence.read(json.getValue("fence")));
    }

    private static JsonObject parse(Buffer body) {
        try {
            return new JsonObject(body);
        } catch (DecodeException notJson) {
            throw new InvalidCommandException("the body is not a JSON object");
        }
    }

    private static Map<String, Integer> weights(JsonObject shares) {
        Map<String, Integer> weights = new LinkedHashMap<>();
        int sum = 0;
        for (Map.Entry<String, Object> share : shares) {
            if (!(share.getValue() instanceof Integer percent) || percent < 0 || percent > 100) {
                throw new InvalidCommandException("a weight must be a whole percent");
            }
            weights.put(share.getKey(), percent);
            sum += percent;
        }
        if (sum != 100) {
            throw new InvalidCommandException("the weights must sum to 100, not " + sum);
        }
        return weights;
    }
}
