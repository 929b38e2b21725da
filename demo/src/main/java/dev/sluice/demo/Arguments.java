package dev.sluice.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Options of a program: {@code --name value}, or {@code SLUICE_DEMO_NAME=value} in the environment when the command line
 * does not have it. An option that may be given several times is a comma-separated list in the environment.
 */
public final class Arguments {

    /** The command line cannot be used; the message tells the person what to do. */
    public static final class UsageException extends RuntimeException {
        public UsageException(String message) {
            super(message);
        }
    }

    private final Map<String, List<String>> values;

    private Arguments(Map<String, List<String>> values) {
        this.values = values;
    }

    /** Reads the command line first and the environment for what it lacks. */
    public static Arguments parse(String[] line, Map<String, String> environment, Set<String> known) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (int i = 0; i < line.length; i += 2) {
            String name = line[i].startsWith("--") ? line[i].substring(2) : line[i];
            if (!known.contains(name)) {
                throw new UsageException("unknown option %s; there are %s".formatted(line[i], spelled(known)));
            }
            if (i + 1 == line.length) {
                throw new UsageException("option %s needs a value".formatted(line[i]));
            }
            values.computeIfAbsent(name, first -> new ArrayList<>()).add(line[i + 1]);
        }
        for (String name : known) {
            String variable = "SLUICE_DEMO_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
            String value = environment.get(variable);
            if (value != null && !value.isBlank()) {
                values.putIfAbsent(
                        name,
                        Arrays.stream(value.split(",", -1)).map(String::trim).toList());
            }
        }
        return new Arguments(values);
    }

    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    public Optional<String> text(String name) {
        return all(name).stream().reduce((earlier, later) -> later);
    }

    public String required(String name) {
        return text(name).orElseThrow(() -> new UsageException("option --%s is missing".formatted(name)));
    }

    public boolean flag(String name) {
        return text(name).map(Boolean::parseBoolean).orElse(false);
    }

    /** A whole number from 0 to {@code most}. */
    public int number(String name, int otherwise, int most) {
        return text(name).map(value -> wholeNumber("--" + name, value, most)).orElse(otherwise);
    }

    /** Options of the form {@code key=value}, in the order given. */
    public Map<String, String> pairs(String name) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : all(name)) {
            int split = pair.indexOf('=');
            if (split < 1 || split == pair.length() - 1) {
                throw new UsageException("option --%s needs the form key=value, not '%s'".formatted(name, pair));
            }
            pairs.put(pair.substring(0, split), pair.substring(split + 1));
        }
        if (pairs.isEmpty()) {
            throw new UsageException("option --%s is missing".formatted(name));
        }
        return pairs;
    }

    /** A whole number from 0 to {@code most}. */
    public static int wholeNumber(String what, String value, int most) {
        if (!value.matches("\\d{1,9}") || Integer.parseInt(value) > most) {
            throw new UsageException("%s needs a whole number from 0 to %d, not '%s'".formatted(what, most, value));
        }
        return Integer.parseInt(value);
    }

    private static List<String> spelled(Set<String> known) {
        return known.stream().sorted().map(name -> "--" + name).toList();
    }
}
