package dev.sluice.bench.flagset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.bench.Api;
import dev.sluice.bench.StackFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Many flags with a rule that people write: four clauses about the caller, then a percentage. Each set is new, since keys stay taken. */
public final class FlagSet implements AutoCloseable {
    private static final String ENVIRONMENT = "bench";

    /** Far below what one file may hold (500), since each flag is tried against all of them. */
    private static final int FLAGS_OF_A_FILE = 100;

    /** Who asks where nobody says how many. */
    private static final int USERS = 100;

    private final Api flags;
    private final String service;
    private final List<String> keys = new ArrayList<>();

    public FlagSet(Api flags, String name) {
        this.flags = flags;
        this.service = name + "-" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    }

    /** Brings so many flags, a file after another. */
    public void fill(int count) throws IOException, InterruptedException {
        while (keys.size() < count) {
            ObjectNode file = Api.JSON.createObjectNode();
            ObjectNode all = file.putObject("flags");
            List<String> next = new ArrayList<>();
            for (int i = keys.size(); i < Math.min(count, keys.size() + FLAGS_OF_A_FILE); i++) {
                String key = "%s-%05d".formatted(service, i);
                next.add(key);
                all.set(key, definition());
            }
            flags.post("/api/v1/flag-sets/" + id() + "/import?reason=a%20benchmark", file);
            keys.addAll(next);
        }
    }

    /** Takes them all out of use again. */
    @Override
    public void close() throws IOException {
        try {
            for (String key : keys) {
                flags.delete("/api/v1/flags/" + key + "?force=true&reason=the%20benchmark%20is%20over");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted; flags of " + id() + " are still there");
        }
    }

    /** {@code environment/service}, as selectors and grants have it. */
    public String id() {
        return ENVIRONMENT + "/" + service;
    }

    public String key(int number) {
        return keys.get(number);
    }

    /** Bodies of OFREP requests, of users whom the rule's clauses are true of, so that all of it is evaluated. */
    public static List<ObjectNode> questions() {
        return questions(USERS);
    }

    /** Of so many users. */
    public static List<ObjectNode> questions(int users) {
        List<ObjectNode> questions = new ArrayList<>();
        for (int user = 0; user < users; user++) {
            ObjectNode question = Api.JSON.createObjectNode();
            question.putObject("context")
                    .put("targetingKey", "user-%05d".formatted(user))
                    .put("country", "de")
                    .put("plan", "gold")
                    .put("version", "2.3.4")
                    .put("email", "user-%05d@example.org".formatted(user));
            questions.add(question);
        }
        return questions;
    }

    private static ObjectNode definition() {
        ObjectNode definition =
                Api.JSON.createObjectNode().put("state", "ENABLED").put("defaultVariant", "off");
        definition.putObject("variants").put("on", true).put("off", false);
        ArrayNode rule = definition.putObject("targeting").putArray("if");
        ArrayNode clauses = rule.addObject().putArray("and");
        clauses.add(call(
                "in",
                variable("country"),
                Api.JSON.createArrayNode().add("de").add("fr").add("nl")));
        clauses.add(call("==", variable("plan"), Api.JSON.getNodeFactory().textNode("gold")));
        clauses.add(call(
                "sem_ver",
                variable("version"),
                Api.JSON.getNodeFactory().textNode(">="),
                Api.JSON.getNodeFactory().textNode("2.1.0")));
        clauses.add(
                call("ends_with", variable("email"), Api.JSON.getNodeFactory().textNode("@example.org")));
        ArrayNode split = rule.addObject().putArray("fractional");
        split.addArray().add("on").add(20);
        split.addArray().add("off").add(80);
        rule.add("off");
        return definition;
    }

    private static ObjectNode variable(String name) {
        return Api.JSON.createObjectNode().put("var", name);
    }

    private static ObjectNode call(String operator, JsonNode... arguments) {
        ObjectNode call = Api.JSON.createObjectNode();
        call.putArray(operator).addAll(List.of(arguments));
        return call;
    }
}
