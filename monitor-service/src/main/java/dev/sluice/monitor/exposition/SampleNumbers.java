package dev.sluice.monitor.exposition;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** The numbers of a sample in each format; empty when a token is none. */
public final class SampleNumbers {
    private static final String DECIMAL = "[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?";
    private static final int LONGEST = 40;

    /** Beyond that no clock of a source goes; it also bounds what a decimal number may cost. */
    private static final BigDecimal MAX_SECONDS = BigDecimal.valueOf(1_000_000_000_000L);

    private SampleNumbers() {}

    public static Optional<Double> value(String token, Dialect dialect) {
        return switch (dialect == Dialect.OPEN_METRICS ? special(token) : token) {
            case "NaN" -> Optional.of(Double.NaN);
            case "+Inf", "Inf" -> Optional.of(Double.POSITIVE_INFINITY);
            case "-Inf" -> Optional.of(Double.NEGATIVE_INFINITY);
            default -> decimal(token).map(Double::parseDouble);
        };
    }

    static Optional<Instant> timestamp(String token, Dialect dialect) {
        return switch (dialect) {
            case PROMETHEUS ->
                token.matches("-?\\d{1,15}")
                        ? Optional.of(Instant.ofEpochMilli(Long.parseLong(token)))
                        : Optional.empty();
            case OPEN_METRICS -> decimal(token).flatMap(SampleNumbers::seconds);
        };
    }

    private static Optional<Instant> seconds(String token) {
        BigDecimal seconds = new BigDecimal(token);
        if (seconds.precision() - seconds.scale() > 13 || seconds.abs().compareTo(MAX_SECONDS) > 0) {
            return Optional.empty();
        }
        return Optional.of(Instant.ofEpochMilli(seconds.movePointRight(3).longValue()));
    }

    /** OpenMetrics does not care for upper and lower case here. */
    private static String special(String token) {
        return switch (token.toLowerCase(Locale.ROOT)) {
            case "nan" -> "NaN";
            case "inf", "+inf", "infinity", "+infinity" -> "+Inf";
            case "-inf", "-infinity" -> "-Inf";
            default -> token;
        };
    }

    /** A check first: {@link Double#parseDouble} takes "0x1p3" and "1d", too. */
    private static Optional<String> decimal(String token) {
        return token.length() <= LONGEST && token.matches(DECIMAL) ? Optional.of(token) : Optional.empty();
    }
}
