package dev.sluice.monitor.exposition;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code name{label="value",…} value [timestamp]}, as the Prometheus text format 0.0.4 defines it. */
final class SampleLine {
    private static final int MAX_LENGTH = 16_384;
    private static final int MAX_LABELS = 64;

    private final String line;
    private final int number;
    private int at;

    SampleLine(String line, int number) {
        this.line = line;
        this.number = number;
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
        double value = number(token());
        skipBlanks();
        Instant timestamp = at < line.length() ? timestamp(token()) : null;
        skipBlanks();
        if (at != line.length()) {
            throw broken();
        }
        return new Sample(name, labels, value, timestamp);
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

    private double number(String token) throws ExpositionException {
        return switch (token) {
            case "NaN" -> Double.NaN;
            case "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> decimal(token);
        };
    }

    /** {@link Double#parseDouble} after a check: it takes "0x1p3" and "1d", too. */
    private double decimal(String token) throws ExpositionException {
        if (token.length() > 40 || !token.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?")) {
            throw broken();
        }
        return Double.parseDouble(token);
    }

    private @Nullable Instant timestamp(String token) throws ExpositionException {
        if (!token.matches("-?\\d{1,15}")) {
            throw broken();
        }
        return Instant.ofEpochMilli(Long.parseLong(token));
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

    private ExpositionException broken() {
        return new ExpositionException("Line " + number + " is not a sample of the Prometheus text format.");
    }
}
