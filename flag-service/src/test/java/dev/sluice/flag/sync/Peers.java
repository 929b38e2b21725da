package dev.sluice.flag.sync;

import static dev.sluice.flag.Flagging.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.flag.model.Content;
import dev.sluice.flag.model.Definition;
import dev.sluice.flag.model.Exposure;
import dev.sluice.flag.model.Flag;
import dev.sluice.flag.model.Kind;
import dev.sluice.flag.model.Scope;
import dev.sluice.flag.model.Variants;
import dev.sluice.flag.targeting.InvalidTargetingException;
import dev.sluice.flag.targeting.TargetingReader;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What clients of others are compared on: flags of production/shop with rules, and callers. */
final class Peers {
    static final String SELECTOR = "flagSetId=production/shop";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RULES = """
            {"rules": [
              {"when": [{"attribute": "targetingKey", "operator": "in", "values": ["user-1", "user-2", "user-3"]}],
               "serve": "on"},
              {"when": [{"attribute": "plan", "operator": "starts-with", "values": ["gold"]},
                        {"attribute": "plan", "operator": "ends-with", "values": ["-old"], "not": true}], "serve": "on"},
              {"when": [{"attribute": "version", "operator": "version >=", "values": ["2.0.0"]}], "serve": "on"},
              {"when": [{"attribute": "age", "operator": "<", "values": [20]}], "serve": "on"}]}
            """;

    private Peers() {}

    /** What a client was told. */
    record Answer(boolean value, String variant, String reason) {}

    /** A flag on/off with rules; whom none is about gets it by this exposure. */
    static Flag flag(boolean internal, double percentage) {
        try {
            Content content = Content.of(new Exposure("on", "off", internal, percentage))
                    .with(TargetingReader.read(JSON.readTree(RULES)));
            String key = "flag-" + UUID.randomUUID();
            return Flag.create(
                    new Definition(key, Kind.RELEASE, new Scope("production", "shop"), Variants.onOff()), content);
        } catch (JsonProcessingException | InvalidTargetingException e) {
            throw new AssertionError(e);
        }
    }

    /** Twenty callers, with some attributes and without others. */
    static List<Map<String, Object>> callers() {
        List<Map<String, Object>> callers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Map<String, Object> caller = new LinkedHashMap<>();
            caller.put("targetingKey", "user-" + i);
            if (i % 2 == 0) {
                caller.put("plan", List.of("gold", "gold-old", "silver").get(i % 3));
            }
            if (i % 3 == 0) {
                caller.put(
                        "version", List.of("1.9.9", "2.0.0", "v3.1", "nonsense").get(i % 4));
            }
            if (i % 4 != 1) {
                caller.put("age", 10 + 2 * i);
            }
            if (i % 5 == 0) {
                caller.put("internal", i % 10 == 0);
            }
            callers.add(caller);
        }
        return callers;
    }

    /** What OFREP answers. */
    static Answer ofrep(String key, Map<String, Object> caller) {
        JsonPath answer = evaluate(key, caller).statusCode(200).extract().jsonPath();
        return new Answer(answer.getBoolean("value"), answer.getString("variant"), answer.getString("reason"));
    }

    static Answer of(JsonNode answer) {
        return new Answer(
                answer.path("value").asBoolean(),
                answer.path("variant").asText(),
                answer.path("reason").asText());
    }
}
