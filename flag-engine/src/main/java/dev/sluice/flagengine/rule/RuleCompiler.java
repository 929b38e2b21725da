package dev.sluice.flagengine.rule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.flagengine.rule.Comparison.Operator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a tree of expressions out of JsonLogic. What can be computed without a caller is computed here, once. */
final class RuleCompiler {
    /** How deep a rule may be nested, {@code $ref} included. */
    static final int DEEPEST = 50;

    private static final String REFERENCE = "$ref";
    private static final Scope NOBODY = Scope.ofCaller(Map.of(), 0);

    private final String flagKey;
    private final Map<String, JsonNode> evaluators;
    private int nodes;
    private boolean isInReference;

    RuleCompiler(String flagKey, Map<String, JsonNode> evaluators) {
        this.flagKey = flagKey;
        this.evaluators = evaluators;
    }

    Expression compile(JsonNode rule) throws InvalidRuleException {
        Expression expression = any(rule, new Place("", 0));
        if (expression.cost() > Budget.NODES) {
            throw tooLarge();
        }
        return expression;
    }

    /** Where in the rule something stands. */
    private record Place(String pointer, int depth) {
        Place at(String step) {
            String escaped = step.replace("~", "~0").replace("/", "~1");
            return new Place(pointer + "/" + escaped, depth + 1);
        }

        InvalidRuleException invalid(String what) {
            return new InvalidRuleException((pointer.isEmpty() ? "The rule" : pointer) + " " + what);
        }
    }

    private static InvalidRuleException tooLarge() {
        return new InvalidRuleException(
                "The rule has more than " + Budget.NODES + " nodes; take a segment, or split it into flags.");
    }

    private Expression any(JsonNode rule, Place place) throws InvalidRuleException {
        if (place.depth() > DEEPEST) {
            throw place.invalid("is nested more than " + DEEPEST + " levels deep.");
        }
        if (++nodes > Budget.NODES) {
            throw tooLarge();
        }
        if (rule.isArray()) {
            return folded(new Lists.ListOf(all(rule, place)), place);
        }
        if (!rule.isObject()) {
            return new Constant(Json.plain(rule));
        }
        if (rule.isEmpty()) {
            return new Constant(Map.of());
        }
        Map.Entry<String, JsonNode> only = rule.properties().iterator().next();
        if (rule.size() > 1) {
            throw place.invalid("has several operators side by side; join them with 'and' or 'or'.");
        }
        String name = only.getKey();
        JsonNode argument = only.getValue();
        return name.equals(REFERENCE)
                ? reference(argument, place)
                : folded(operation(name, argument, place.at(name)), place);
    }

    private Expression[] all(JsonNode list, Place place) throws InvalidRuleException {
        Expression[] expressions = new Expression[list.size()];
        for (int i = 0; i < expressions.length; i++) {
            expressions[i] = any(list.get(i), place.at(String.valueOf(i)));
        }
        return expressions;
    }

    private static Expression folded(Expression expression, Place place) throws InvalidRuleException {
        if (!expression.isConstant()) {
            return expression;
        }
        try {
            return new Constant(expression.value(NOBODY));
        } catch (RuleFailure failure) {
            throw place.invalid("fails for everybody: " + failure.getMessage());
        }
    }

    private Expression reference(JsonNode name, Place place) throws InvalidRuleException {
        if (isInReference) {
            throw place.invalid("is a '$ref' within '$evaluators', which flagd does not support; write it out.");
        }
        JsonNode referred = evaluators.get(name.asText());
        if (referred == null) {
            throw place.invalid("refers to '" + name.asText() + "', which '$evaluators' does not have.");
        }
        isInReference = true;
        try {
            return any(referred, place.at(REFERENCE));
        } finally {
            isInReference = false;
        }
    }

    private Expression operation(String name, JsonNode argument, Place place) throws InvalidRuleException {
        return switch (name) {
            case "var" -> variable(argument, place);
            case "missing" -> Variables.missing(flagKey, any(argument, place));
            case "missing_some" -> {
                Expression[] both = exactly(2, argument, place);
                yield Variables.missingSome(flagKey, both[0], both[1]);
            }
            case "if" -> condition(argument, place);
            case "and" -> new Logic.And(list(argument, place));
            case "or" -> new Logic.Or(list(argument, place));
            case "!" -> new Logic.Not(true, first(argument, place));
            case "!!" -> new Logic.Not(false, first(argument, place));
            case "==" -> comparison(Operator.EQUAL, argument, place);
            case "!=" -> comparison(Operator.NOT_EQUAL, argument, place);
            case "===" -> comparison(Operator.SAME, argument, place);
            case "!==" -> comparison(Operator.NOT_SAME, argument, place);
            case "<" -> comparison(Operator.LESS, argument, place);
            case "<=" -> comparison(Operator.AT_MOST, argument, place);
            case ">" -> comparison(Operator.MORE, argument, place);
            case ">=" -> comparison(Operator.AT_LEAST, argument, place);
            case "+" -> unary(Arithmetic.Operator.SUM, argument, place);
            case "-" -> unary(Arithmetic.Operator.DIFFERENCE, argument, place);
            case "*" -> arithmetic(Arithmetic.Operator.PRODUCT, argument, place);
            case "/" -> arithmetic(Arithmetic.Operator.QUOTIENT, argument, place);
            case "%" -> arithmetic(Arithmetic.Operator.REMAINDER, argument, place);
            case "min" -> arithmetic(Arithmetic.Operator.LEAST, argument, place);
            case "max" -> arithmetic(Arithmetic.Operator.GREATEST, argument, place);
            case "in" -> in(exactly(2, argument, place));
            case "merge" -> new Lists.Merge(!argument.isArray(), operands(argument, place));
            case "cat" -> new Texts.Cat(isSingle(argument), operands(argument, place));
            case "substr" -> {
                Expression[] operands = list(argument, place);
                if (operands.length < 2 || operands.length > 3) {
                    throw place.invalid("needs a text, where to begin and, if wanted, how many characters.");
                }
                yield new Texts.Substr(operands);
            }
            case "map" -> {
                Expression[] both = exactly(2, argument, place);
                yield new Iteration.MapEach(both[0], both[1]);
            }
            case "filter" -> {
                Expression[] both = exactly(2, argument, place);
                yield new Iteration.Filter(both[0], both[1]);
            }
            case "all" -> {
                Expression[] both = exactly(2, argument, place);
                yield new Iteration.All(both[0], both[1]);
            }
            case "some" -> {
                Expression[] both = exactly(2, argument, place);
                yield new Iteration.Some(true, both[0], both[1]);
            }
            case "none" -> {
                Expression[] both = exactly(2, argument, place);
                yield new Iteration.Some(false, both[0], both[1]);
            }
            case "reduce" -> {
                Expression[] three = exactly(3, argument, place);
                yield new Iteration.Reduce(three[0], three[1], three[2]);
            }
            case "starts_with" -> affix(false, argument, place);
            case "ends_with" -> affix(true, argument, place);
            case "sem_ver" -> semVer(argument, place);
            case "fractional" -> fractional(argument, place);
            default -> throw place.invalid("is no operator of flagd; docs/flags.md lists them.");
        };
    }

    private Expression variable(JsonNode argument, Place place) throws InvalidRuleException {
        JsonNode name = argument.isArray() ? argument.path(0) : argument;
        if (name.isNull() || name.isMissingNode()) {
            return Variables.named(flagKey, "");
        }
        boolean hasFallback = argument.isArray() && argument.size() > 1;
        Expression fallback = hasFallback ? any(argument.get(1), place.at("1")) : new Constant(null);
        if (name.isContainerNode()) {
            return Variables.computed(flagKey, any(name, place.at("0")), fallback);
        }
        return hasFallback
                ? Variables.named(flagKey, name.asText(), fallback)
                : Variables.named(flagKey, name.asText());
    }

    private Expression condition(JsonNode argument, Place place) throws InvalidRuleException {
        Expression[] operands = list(argument, place);
        if (operands.length == 0) {
            return new Constant(null);
        }
        if (operands.length == 1) {
            return operands[0];
        }
        if (operands.length % 2 == 1) {
            return new Logic.If(place.pointer(), operands);
        }
        List<Expression> withElse = new ArrayList<>(List.of(operands));
        withElse.add(new Constant(null));
        return new Logic.If(place.pointer(), withElse.toArray(Expression[]::new));
    }

    private Expression comparison(Operator operator, JsonNode argument, Place place) throws InvalidRuleException {
        Expression[] operands = list(argument, place);
        if (operands.length < 2) {
            throw place.invalid("needs two values to compare.");
        }
        return new Comparison(operator, operands);
    }

    /** A single operand that is a list is meant by its elements. */
    private Expression unary(Arithmetic.Operator operator, JsonNode argument, Place place) throws InvalidRuleException {
        return new Arithmetic(operator, isSingle(argument), operands(argument, place));
    }

    private Expression arithmetic(Arithmetic.Operator operator, JsonNode argument, Place place)
            throws InvalidRuleException {
        return new Arithmetic(operator, !argument.isArray(), operands(argument, place));
    }

    private static Expression in(Expression[] operands) {
        return operands[1] instanceof Constant constant && constant.value() instanceof List<?> list
                ? new Lists.InConstant(operands[0], list)
                : new Lists.In(operands[0], operands[1]);
    }

    private Expression affix(boolean atEnd, JsonNode argument, Place place) throws InvalidRuleException {
        Expression[] operands = operands(argument, place);
        return operands.length == 2 ? new Texts.Affix(atEnd, operands[0], operands[1]) : new Constant(null);
    }

    private Expression semVer(JsonNode argument, Place place) throws InvalidRuleException {
        Expression[] operands = operands(argument, place);
        return operands.length == 3 ? new SemVer(operands[0], operands[1], operands[2]) : new Constant(null);
    }

    private Expression fractional(JsonNode argument, Place place) throws InvalidRuleException {
        Expression[] operands = operands(argument, place);
        if (operands.length == 0) {
            return new Constant(null);
        }
        // An entry that stands in the rule is constant; what is first and no entry gives the text to draw by.
        int from = argument.isArray() && !argument.get(0).isArray() ? 1 : 0;
        @Nullable Object[] results = new Object[operands.length - from];
        long[] ends = new long[results.length];
        long total = 0;
        for (int i = from; i < operands.length; i++) {
            if (!(operands[i] instanceof Constant entry) || !(entry.value() instanceof List<?> list)) {
                return new Fractional.Computed(place.pointer(), flagKey, operands);
            }
            long weight = Fractional.weight(list);
            if (weight < 0) {
                return new Constant(null);
            }
            total += weight;
            results[i - from] = list.getFirst();
            ends[i - from] = total;
        }
        return new Fractional.Fixed(place.pointer(), flagKey, from == 1, results, ends, operands);
    }

    /** The arguments; one that is no list stands for itself. */
    private Expression[] operands(JsonNode argument, Place place) throws InvalidRuleException {
        return argument.isArray() ? all(argument, place) : new Expression[] {any(argument, place)};
    }

    private Expression[] list(JsonNode argument, Place place) throws InvalidRuleException {
        if (!argument.isArray()) {
            throw place.invalid("needs a list of operands.");
        }
        return all(argument, place);
    }

    private Expression[] exactly(int count, JsonNode argument, Place place) throws InvalidRuleException {
        if (!argument.isArray() || argument.size() != count) {
            throw place.invalid("needs a list of " + count + " operands.");
        }
        return all(argument, place);
    }

    /** Of a list the first element; what comes after it means nothing. */
    private Expression first(JsonNode argument, Place place) throws InvalidRuleException {
        if (argument.isArray() && argument.isEmpty()) {
            return new Constant(null);
        }
        return argument.isArray() ? any(argument.get(0), place.at("0")) : any(argument, place);
    }

    private static boolean isSingle(JsonNode argument) {
        return !argument.isArray() || (argument.size() == 1 && !argument.get(0).isArray());
    }

    /** JSON that is no rule. */
    static final class Json {
        private Json() {}

        static @Nullable Object plain(JsonNode node) {
            return switch (node.getNodeType()) {
                case STRING -> node.textValue();
                case BOOLEAN -> node.booleanValue();
                case NUMBER -> node.numberValue();
                case ARRAY -> {
                    List<@Nullable Object> list = new ArrayList<>();
                    node.forEach(each -> list.add(plain(each)));
                    yield Collections.unmodifiableList(list);
                }
                case OBJECT -> {
                    Map<String, @Nullable Object> object = new HashMap<>();
                    node.properties().forEach(each -> object.put(each.getKey(), plain(each.getValue())));
                    yield Collections.unmodifiableMap(object);
                }
                case NULL, MISSING, BINARY, POJO -> null;
            };
        }
    }
}
