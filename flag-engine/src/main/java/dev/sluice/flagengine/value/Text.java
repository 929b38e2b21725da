package dev.sluice.flagengine.value;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value as text, as JavaScript's {@code String(value)} writes it. */
public final class Text {
    private Text() {}

    /**
     * Null when it is a list whose text is longer than that: a rule may put one list into another many times over, so that a few lists are
     * more text than memory holds.
     */
    public static @Nullable String of(@Nullable Object value, int mostOfList) {
        return switch (value) {
            case null -> "null";
            case String text -> text;
            case Number number -> Numbers.text(number.doubleValue());
            case List<?> list -> joined(list, mostOfList);
            case Map<?, ?> object -> "[object Object]";
            default -> value.toString();
        };
    }

    private static @Nullable String joined(List<?> list, int most) {
        StringBuilder text = new StringBuilder();
        return join(list, text, most) ? text.toString() : null;
    }

    /** False as soon as it is too long. */
    private static boolean join(List<?> list, StringBuilder to, int most) {
        boolean isFirst = true;
        for (Object each : list) {
            if (!isFirst) {
                to.append(',');
            }
            isFirst = false;
            if (!(each instanceof List<?> inner ? join(inner, to, most) : append(each, to, most))) {
                return false;
            }
        }
        return to.length() <= most;
    }

    private static boolean append(@Nullable Object element, StringBuilder to, int most) {
        String text = element == null ? "" : of(element, most);
        if (text == null || to.length() + (long) text.length() > most) {
            return false;
        }
        to.append(text);
        return true;
    }
}
