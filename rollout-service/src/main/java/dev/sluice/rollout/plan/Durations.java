package dev.sluice.rollout.plan;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them ({@code 50ms}, {@code 90s}, {@code 5m}, {@code 1h30m}, {@code 7d}) and as ISO-8601. */
public final class Durations {

    private static final Pattern SHORT = Pattern.compile("(-?)((?:\\d{1,9}(?:ms|s|m|h|d))+)");
    private static final Pattern PART = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

    private Durations() {}

    /** The duration, negative ones included; empty when the text is none. */
    public static Optional<Duration> parse(String text) {
        String trimmed = text.trim();
        Matcher whole = SHORT.matcher(trimmed.toLowerCase(Locale.ROOT));
        if (whole.matches()) {
            Duration sum = sum(whole.group(2));
            return Optional.of(whole.group(1).isEmpty() ? sum : sum.negated());
        }
        try {
            return Optional.of(Duration.parse(trimmed));
        } catch (DateTimeException notIso) {
            return Optional.empty();
        }
    }

    private static Duration sum(String parts) {
        Duration sum = Duration.ZERO;
        Matcher part = PART.matcher(parts);
        while (part.find()) {
            long amount = Long.parseLong(part.group(1));
            sum = sum.plus(
                    switch (part.group(2)) {
                        case "ms" -> Duration.ofMillis(amount);
                        case "s" -> Duration.ofSeconds(amount);
                        case "m" -> Duration.ofMinutes(amount);
                        case "h" -> Duration.ofHours(amount);
                        default -> Duration.ofDays(amount);
                    });
        }
        return sum;
    }
}
