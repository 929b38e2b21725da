package dev.sluice.judge.planning;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;

/** Numbers as a person reads them. */
final class Phrases {
    private Phrases() {}

    static String percent(double ratio) {
        return digits(ratio * 100, 2) + " %";
    }

    /** A probability in whole percent. */
    static String chance(double probability) {
        return probability < .01 ? "less than 1 %" : Math.round(probability * 100) + " %";
    }

    static String times(double ratio) {
        return digits(ratio, 2);
    }

    static String plain(double value) {
        return digits(value, 4);
    }

    static String minutes(int minutes) {
        return minutes == 1 ? "a minute" : minutes == 60 ? "an hour" : minutes + " minutes";
    }

    static String duration(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 120 || (seconds % 60 != 0 && seconds < 600)) {
            return seconds + " s";
        }
        long minutes = Math.ceilDiv(seconds, 60);
        return minutes < 120 ? minutes + " minutes" : digits(minutes / 60.0, 2) + " hours";
    }

    private static String digits(double value, int most) {
        MathContext context = new MathContext(Math.abs(value) >= 100 ? Math.max(3, most) : most);
        return new BigDecimal(value).round(context).stripTrailingZeros().toPlainString();
    }
}
