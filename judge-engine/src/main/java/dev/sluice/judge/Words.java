package dev.sluice.judge;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as a person reads them. */
final class Words {
    private Words() {}

    /** A ratio in percent with two digits that matter: {@code 0.052} is {@code 5.2 %}. */
    static String percent(double ratio) {
        return digits(ratio * 100) + " %";
    }

    static String milliseconds(double seconds) {
        return Double.isInfinite(seconds) ? "more than any bucket" : digits(seconds * 1000) + " ms";
    }

    static String failed(String version, Counts counts) {
        return version + " failed " + counts.errors() + " of " + counts.requests() + " requests ("
                + percent(counts.rate()) + ")";
    }

    /** Without trailing zeros, at most six digits. */
    static String plain(double value) {
        return new BigDecimal(value)
                .round(new MathContext(6))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String digits(double value) {
        if (value == 0) {
            return "0";
        }
        MathContext two = new MathContext(Math.abs(value) >= 100 ? 3 : 2);
        return new BigDecimal(value).round(two).stripTrailingZeros().toPlainString();
    }
}
