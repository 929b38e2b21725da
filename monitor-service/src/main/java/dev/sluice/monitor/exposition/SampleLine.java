package dev.sluice.monitor.exposition;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Reads {@code name{label="value",…} value [timestamp]}, with an exemplar after it in OpenMetrics, which does not count. */
final class SampleLine {
    private static final int MAX_LENGTH = 16_384;
    private static final int MAX_LABELS = 64;

    private final String line;
    private final int number;
    private final Dialect dialect;
    private int at;

    SampleLine(String line, int number, Dialect dialect) {
        this.line = line;
        this.number = number;
        this.dialect = dialect;
    }

    Sample read() throws ExpositionException {
        if (line.length() > MAX_LENGTH) {
            throw broken();
        }
        skipBlanks();
        String name = name(true);
        skipBlanks();
        Map<String, String> labels = peek() == '{' ? labels() : Map.of();
        skipBlanks();
        double value = value();
        Instant timestamp = at < line.length() && !exemplarBegins() ? timestamp() : null;
        if (exemplarBegins()) {
            exemplar();
        }
        if (at != line.length()) {
            throw broken();
        }
        return new Sample(name, labels, value, timestamp);
    }

    private double value() throws ExpositionException {
        double value = SampleNumbers.value(token(), dialect).orElseThrow(this::broken);
        skipBlanks();
        return value;
    }

    private Instant timestamp() throws ExpositionException {
        Instant timestamp = SampleNumbers.timestamp(token(), dialect).orElseThrow(this::broken);
        skipBlanks();
        return timestamp;
    }

    private boolean exemplarBegins() {
        return dialect == Dialect.OPEN_METRICS && at < line.length() && line.charAt(at) == '#';
    }

    /** {@code # {label="value",…} value [timestamp]}. */
    private void exemplar() throws ExpositionException {
        at++;
        skipBlanks();
        if (peek() != '{') {
            throw broken();
        }
        labels();
        skipBlanks();
        value();
        if (at < line.length()) {
            timestamp();
        }
    }

    private Map<String, String> labels() throws ExpositionException {
        Map<String, String> labels = new HashMap<>();
        at++;
        skipBlanks();
        while (peek() != '}') {
            String name = name(false);
            skipBlanks();
            expect('=');
            skipBlanks();
            if (labels.put(name, quoted()) != null || labels.size() > MAX_LABELS) {
                throw broken();
            }
            skipBlanks();
            if (peek() == ',') {
                at++;
                skipBlanks();
            } else if (peek() != '}') {
                throw broken();
            }
        }
        at++;
        return labels;
    }

    private String quoted() throws ExpositionException {
        expect('"');
        StringBuilder value = new StringBuilder();
        while (peek() != '"') {
            char next = take();
            value.append(next == '\\' ? escaped(take()) : next);
        }
        at++;
        return value.toString();
    }

    private char escaped(char next) throws ExpositionException {
        return switch (next) {
            case 'n' -> '\n';
            case '"', '\\' -> next;
            default -> throw broken();
        };
    }

    private String name(boolean colons) throws ExpositionException {
        int start = at;
        while (at < line.length() && nameCharacter(line.charAt(at), at > start, colons)) {
            at++;
        }
        if (at == start) {
            throw broken();
        }
        return line.substring(start, at);
    }

    private static boolean nameCharacter(char next, boolean digits, boolean colons) {
        return (next >= 'a' && next <= 'z')
                || (next >= 'A' && next <= 'Z')
                || next == '_'
                || (colons && next == ':')
                || (digits && next >= '0' && next <= '9');
    }

    private String token() throws ExpositionException {
        int start = at;
        while (at < line.length() && line.charAt(at) != ' ' && line.charAt(at) != '\t') {
            at++;
        }
        if (at == start) {
            throw broken();
        }
        return line.substring(start, at);
    }

    private void skipBlanks() {
        while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
            at++;
        }
    }

    private void expect(char wanted) throws ExpositionException {
        if (take() != wanted) {
            throw broken();
        }
    }

    private char peek() throws ExpositionException {
        if (at >= line.length()) {
            throw broken();
        }
        return line.charAt(at);
    }

    private char take() throws ExpositionException {
        char next = peek();
        at++;
        return next;
    }

    private String format() {
        return switch (dialect) {
            case PROMETHEUS -> "Prometheus text format";
            case OPEN_METRICS -> "OpenMetrics text format";
        };
    }

    private ExpositionException broken() {
        return new ExpositionException("Line " + number + " is not a sample of the " + format() + ".");
    }
}
