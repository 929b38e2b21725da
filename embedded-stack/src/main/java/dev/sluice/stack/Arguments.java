package dev.sluice.stack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A command line taken apart: {@code --name value}, {@code --name=value}, {@code --switch} and plain words.
 */
public record Arguments(Map<String, String> values, Set<String> switches, List<String> words) {
    public Arguments {
        values = Map.copyOf(values);
        switches = Set.copyOf(switches);
        words = List.copyOf(words);
    }

    /**
     * Takes the arguments apart.
     *
     * @param named options that take a value
     * @param known switches, which take none
     * @throws IllegalArgumentException with a sentence for the person who typed the arguments
     */
    public static Arguments parse(Set<String> named, Set<String> known, String... arguments) {
        Map<String, String> values = new HashMap<>();
        Set<String> switches = new HashSet<>();
        List<String> words = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            if (!argument.startsWith("--")) {
                words.add(argument);
                continue;
            }
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument.substring(2) : argument.substring(2, equals);
            if (equals < 0 && known.contains(name)) {
                switches.add(name);
            } else if (!named.contains(name)) {
                throw new IllegalArgumentException("unknown option --" + name);
            } else if (equals >= 0) {
                values.put(name, argument.substring(equals + 1));
            } else if (i + 1 < arguments.length) {
                values.put(name, arguments[++i]);
            } else {
                throw new IllegalArgumentException("--" + name + " needs a value");
            }
        }
        return new Arguments(values, switches, words);
    }

    /**
     * Refuses what was understood but has no meaning here.
     *
     * @param allowed options and switches
     * @param most how many words there may be
     * @throws IllegalArgumentException with a sentence for the person who typed the arguments
     */
    public void refuseOthers(Set<String> allowed, int most) {
        Stream.concat(values.keySet().stream(), switches.stream())
                .filter(name -> !allowed.contains(name))
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("--" + name + " has no meaning here");
                });
        if (words.size() > most) {
            throw new IllegalArgumentException("“" + words.get(most) + "” has no meaning here");
        }
    }

    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    public boolean has(String name) {
        return switches.contains(name);
    }

    /** The whole number given for an option; bounds are inclusive. */
    public OptionalLong number(String name, long least, long most) {
        String text = values.get(name);
        if (text == null) {
            return OptionalLong.empty();
        }
        String expected =
                "--" + name + " must be a whole number from " + least + " to " + most + ", not “" + text + "”";
        long value;
        try {
            value = Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(expected, e);
        }
        if (value < least || value > most) {
            throw new IllegalArgumentException(expected);
        }
        return OptionalLong.of(value);
    }
}
