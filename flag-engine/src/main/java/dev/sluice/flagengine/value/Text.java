package dev.sluice.flagengine.value;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A value as text, as JavaScript's {@code String(value)} writes it. */
public final class Text {
    private Text() {}

    public static String of(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> text;
            case Number number -> Numbers.text(number.doubleValue());
            case List<?> list -> list.stream().map(Text::element).collect(Collectors.joining(","));
            case Map<?, ?> object -> "[object Object]";
            default -> value.toString();
        };
    }

    private static String element(@Nullable Object value) {
        return value == null ? "" : of(value);
    }
}
