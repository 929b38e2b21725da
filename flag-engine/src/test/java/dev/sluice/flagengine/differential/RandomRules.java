package dev.sluice.flagengine.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Definitions that flagd's schema allows, and contexts that now and then are not what the rule expects. */
final class RandomRules {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> VARIANTS = List.of("red", "green", "blue", "true", "false", "1");
    private static final List<String> TEXTS =
            List.of("ada", "bob", "a", "", "12", "1.5", "pro", "free", "FR", "ada@acme.com");
    private static final List<String> VERSIONS = List.of(
            "1.0.0", "1.2.3", "2.0.0-alpha.1", "2.0.0-rc.2", "v1.2.0", "1.2", "3", "10.0.0+build", "abc", "1.0.0.0");
    private static final List<String> NAMES =
            List.of("name", "plan", "country", "age", "score", "version", "beta", "tags", "numbers", "user", "nobody");
    private static final List<String> PATHS = List.of("user.email", "user.age", "tags.0", "numbers.1", "user.nobody");
    private static final int DEEPEST = 4;

    private final Random random;

    RandomRules(long seed) {
        this.random = new Random(seed);
    }

    /** One flag with the key {@code flag}. */
    ObjectNode definition() {
        ObjectNode document = JSON.createObjectNode();
        ObjectNode flag = document.putObject("flags").putObject("flag");
        flag.put("state", "ENABLED");
        ObjectNode variants = flag.putObject("variants");
        VARIANTS.forEach(variant -> variants.put(variant, "value of " + variant));
        if (chance(70)) {
            flag.put("defaultVariant", one(VARIANTS));
        }
        document.putObject("$evaluators").set("shared", condition(2));
        flag.set("targeting", targeting());
        return document;
    }

    ObjectNode context() {
        ObjectNode context = JSON.createObjectNode();
        if (chance(90)) {
            context.put("targetingKey", "user-" + random.nextInt(1000));
        }
        sometimes(() -> context.put("name", one(TEXTS)));
        sometimes(() -> context.put("plan", one(TEXTS)));
        sometimes(() -> context.put("country", one(List.of("FR", "DE", "US"))));
        sometimes(() -> context.set("age", number()));
        sometimes(() -> context.set("score", number()));
        sometimes(() -> context.put("version", one(VERSIONS)));
        sometimes(() -> context.put("beta", random.nextBoolean()));
        sometimes(() -> context.set("tags", list(() -> JSON.valueToTree(one(TEXTS)))));
        sometimes(() -> context.set("numbers", list(this::number)));
        sometimes(() -> context.putObject("user").put("email", one(TEXTS)).set("age", number()));
        if (chance(10)) {
            context.putNull(one(NAMES));
        }
        return context;
    }

    private JsonNode targeting() {
        return switch (random.nextInt(6)) {
            case 0, 1 -> fractional(0);
            case 2 -> call("if", condition(0), JSON.valueToTree(one(VARIANTS)), fractional(1));
            default -> rules();
        };
    }

    /** Conditions and variants in turn, perhaps with one to end with. */
    private JsonNode rules() {
        ArrayNode operands = JSON.createArrayNode();
        for (int i = random.nextInt(3); i >= 0; i--) {
            operands.add(condition(0)).add(result());
        }
        if (chance(60)) {
            operands.add(result());
        }
        return JSON.createObjectNode().set("if", operands);
    }

    private JsonNode result() {
        return switch (random.nextInt(10)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.valueToTree(random.nextBoolean());
            case 2 -> JSON.valueToTree(1);
            case 3 -> condition(2);
            case 4 -> fractional(1);
            case 5 -> JSON.valueToTree("violet");
            default -> JSON.valueToTree(one(VARIANTS));
        };
    }

    private JsonNode fractional(int depth) {
        ArrayNode operands = JSON.createArrayNode();
        switch (random.nextInt(4)) {
            case 0 -> operands.add(call("cat", JSON.valueToTree("seed-"), variable("targetingKey")));
            case 1 -> operands.add(variable(one(NAMES)));
            default -> {
                // drawn by flag and targeting key
            }
        }
        for (int i = random.nextInt(4); i >= 0; i--) {
            ArrayNode entry = JSON.createArrayNode();
            entry.add(
                    chance(85)
                            ? JSON.valueToTree(one(VARIANTS))
                            : call("if", condition(depth + 2), JSON.valueToTree("red"), JSON.nullNode()));
            if (chance(80)) {
                entry.add(
                        chance(90)
                                ? JSON.valueToTree(random.nextInt(100) - 2)
                                : call("if", condition(depth + 2), JSON.valueToTree(10), JSON.valueToTree(0)));
            }
            operands.add(entry);
        }
        return JSON.createObjectNode().set("fractional", operands);
    }

    private JsonNode condition(int depth) {
        if (depth >= DEEPEST) {
            return comparison(depth);
        }
        return switch (random.nextInt(16)) {
            case 0 -> call("and", condition(depth + 1), condition(depth + 1));
            case 1 -> call("or", condition(depth + 1), condition(depth + 1), condition(depth + 1));
            case 2 -> JSON.createObjectNode().set("!", condition(depth + 1));
            case 3 -> call("in", variable(any()), list(() -> JSON.valueToTree(one(TEXTS))));
            case 4 -> call("in", JSON.valueToTree(one(TEXTS)), variable(one(List.of("tags", "name", "nobody"))));
            case 5 -> call("starts_with", variable(any()), JSON.valueToTree(one(TEXTS)));
            case 6 -> call("ends_with", variable(any()), JSON.valueToTree(one(TEXTS)));
            case 7, 8 -> semVer();
            case 9 ->
                call(
                        one(List.of("some", "all", "none")),
                        variable("tags"),
                        call("==", variable(""), JSON.valueToTree(one(TEXTS))));
            case 10 -> call("some", variable("numbers"), call(">", variable(""), number()));
            case 11 -> depth == 0 ? JSON.createObjectNode().put("$ref", "shared") : comparison(depth);
            // not of a list: there the reference depends on what else is in the rule (ADR 11)
            case 12 -> JSON.createObjectNode().set("!!", variable(one(List.of("name", "age", "beta", "nobody"))));
            default -> comparison(depth);
        };
    }

    private JsonNode semVer() {
        return call(
                "sem_ver",
                variable(chance(80) ? "version" : any()),
                JSON.valueToTree(one(List.of("=", "!=", "<", "<=", ">", ">=", "^", "~"))),
                JSON.valueToTree(one(VERSIONS)));
    }

    private JsonNode comparison(int depth) {
        return switch (random.nextInt(6)) {
            case 0 -> call(one(List.of("==", "!=", "===", "!==")), variable(any()), JSON.valueToTree(one(TEXTS)));
            case 1 -> call(one(List.of("<", "<=", ">", ">=", "==", "===")), variable(any()), number());
            case 2 -> call("<", number(), variable("age"), number());
            case 3 -> call(one(List.of("<", ">=", "!=")), term(depth + 1), number());
            default ->
                call(
                        one(List.of("==", "!=")),
                        variable(one(List.of("name", "plan", "country"))),
                        JSON.valueToTree(one(TEXTS)));
        };
    }

    private JsonNode term(int depth) {
        if (depth >= DEEPEST) {
            return variable("age");
        }
        return switch (random.nextInt(9)) {
            case 0 -> call(one(List.of("+", "-", "*", "/", "%")), term(depth + 1), number());
            case 1 -> call(one(List.of("min", "max")), term(depth + 1), number());
            case 2 ->
                call(
                        "reduce",
                        variable("numbers"),
                        call("+", variable("accumulator"), variable("current")),
                        JSON.valueToTree(0));
            case 3 -> call("cat", number(), term(depth + 1));
            case 4 -> call("substr", variable("name"), JSON.valueToTree(random.nextInt(5) - 2));
            case 5 -> call("if", condition(depth + 1), number(), term(depth + 1));
            default -> variable(one(List.of("age", "score", "user.age", "numbers.1")));
        };
    }

    private String any() {
        return chance(75) ? one(NAMES) : one(PATHS);
    }

    private JsonNode variable(String name) {
        return JSON.createObjectNode().put("var", name);
    }

    private JsonNode number() {
        return chance(60) ? JSON.valueToTree(random.nextInt(60) - 10) : JSON.valueToTree(random.nextInt(400) / 8.0);
    }

    private ArrayNode list(Supplier<JsonNode> element) {
        ArrayNode list = JSON.createArrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(element.get());
        }
        return list;
    }

    private static JsonNode call(String operator, JsonNode... operands) {
        return JSON.createObjectNode().set(operator, JSON.createArrayNode().addAll(List.of(operands)));
    }

    private void sometimes(Runnable step) {
        if (chance(80)) {
            step.run();
        }
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
