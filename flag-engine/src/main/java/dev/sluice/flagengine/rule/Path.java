package dev.sluice.flagengine.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names of variables: steps with dots between them, into objects and lists. */
final class Path {
    private static final String LENGTH = "length";

    /** More digits than any index of a list has. */
    private static final int LONGEST_INDEX = 9;

    private Path() {}

    /** The steps of a name; a backslash takes a dot (or a backslash) for what it is. */
    static List<String> split(String name) {
        List<String> steps = new ArrayList<>();
        StringBuilder step = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char each = name.charAt(i);
            char next = i + 1 < name.length() ? name.charAt(i + 1) : ' ';
            if (each == '\\' && (next == '.' || next == '/' || next == '\\')) {
                step.append(next);
                i++;
            } else if (each == '.') {
                steps.add(step.toString());
                step.setLength(0);
            } else {
                step.append(each);
            }
        }
        if (steps.size() != name.length()) {
            steps.add(step.toString());
        }
        return steps;
    }

    /** What is found by one step. Lists and text have their elements by index, and a length. */
    static @Nullable Object step(@Nullable Object at, String step, @Nullable Object absent) {
        return switch (at) {
            case Map<?, ?> object -> {
                Object value = object.get(step);
                yield value != null || object.containsKey(step) ? value : absent;
            }
            case List<?> list -> {
                int index = index(step, list.size());
                yield index >= 0 ? list.get(index) : step.equals(LENGTH) ? (Object) list.size() : absent;
            }
            case String text -> {
                int index = index(step, text.length());
                yield index >= 0 ? text.substring(index, index + 1) : step.equals(LENGTH) ? text.length() : absent;
            }
            case null -> absent;
            default -> absent;
        };
    }

    /** Negative when the step is no index below the size. */
    private static int index(String step, int size) {
        if (step.isEmpty() || step.length() > LONGEST_INDEX || (step.length() > 1 && step.charAt(0) == '0')) {
            return -1;
        }
        int index = 0;
        for (int i = 0; i < step.length(); i++) {
            int digit = step.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            index = index * 10 + digit;
        }
        return index < size ? index : -1;
    }
}
