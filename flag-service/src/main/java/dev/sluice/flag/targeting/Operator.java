package dev.sluice.flag.targeting;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Optional;

/** How an attribute is compared with the values of a clause; any of several values is enough. */
public enum Operator {
    IN("in", Values.ANY_SCALAR),
    STARTS_WITH("starts-with", Values.TEXT),
    ENDS_WITH("ends-with", Values.TEXT),
    LESS("<", Values.NUMBER),
    AT_MOST("<=", Values.NUMBER),
    MORE(">", Values.NUMBER),
    AT_LEAST(">=", Values.NUMBER),
    VERSION_IS("version =", Values.VERSION),
    VERSION_LESS("version <", Values.VERSION),
    VERSION_AT_MOST("version <=", Values.VERSION),
    VERSION_MORE("version >", Values.VERSION),
    VERSION_AT_LEAST("version >=", Values.VERSION),
    VERSION_SAME_MINOR("version ~", Values.VERSION),
    VERSION_SAME_MAJOR("version ^", Values.VERSION);

    /** What an operator takes. */
    private enum Values {
        ANY_SCALAR,
        TEXT,
        NUMBER,
        VERSION
    }

    private final String wire;
    private final Values values;

    Operator(String wire, Values values) {
        this.wire = wire;
        this.values = values;
    }

    /** The spelling of REST. */
    public String wire() {
        return wire;
    }

    public static Optional<Operator> of(String wire) {
        return Arrays.stream(values()).filter(each -> each.wire.equals(wire)).findFirst();
    }

    boolean takes(JsonNode value) {
        return switch (values) {
            case ANY_SCALAR -> value.isTextual() || value.isNumber() || value.isBoolean();
            case TEXT, VERSION -> value.isTextual() && !value.asText().isEmpty();
            case NUMBER -> value.isNumber();
        };
    }

    /** Compares versions by flagd's {@code sem_ver} with the sign after the blank. */
    boolean isAboutVersions() {
        return values == Values.VERSION;
    }

    /** What it is called in JsonLogic, or in flagd's {@code sem_ver}. */
    String sign() {
        return wire.substring(wire.indexOf(' ') + 1);
    }
}
