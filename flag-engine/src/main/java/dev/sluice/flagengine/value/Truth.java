package dev.sluice.flagengine.value;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What JsonLogic takes for true: as JavaScript does, but an empty list or object is not. */
public final class Truth {
    private Truth() {}

    public static boolean of(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Boolean truth -> truth;
            case String text -> !text.isEmpty();
            case Number number -> isTrue(number.doubleValue());
            case List<?> list -> !list.isEmpty();
            case Map<?, ?> object -> !object.isEmpty();
            default -> true;
        };
    }

    private static boolean isTrue(double number) {
        return number != 0 && !Double.isNaN(number);
    }
}
