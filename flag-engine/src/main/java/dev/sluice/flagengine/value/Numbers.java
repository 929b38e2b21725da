package dev.sluice.flagengine.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers as JavaScript has them: doubles, also read out of text (ECMA-262, StringToNumber) and written as text (Number::toString). */
public final class Numbers {
    private static final double PLAIN_BELOW = 1e21;
    private static final double PLAIN_FROM = 1e-6;
    private static final double EXACT_LONG = 1L << 53;

    /** The largest double is a little below 2 to the power of this. */
    private static final int MOST_BITS = 1024;

    private Numbers() {}

    /** The unary plus of JavaScript; NaN for what is no number. Lists and objects are none, as in flagd's reference. */
    public static double of(@Nullable Object value) {
        return switch (value) {
            case null -> 0;
            case Number number -> number.doubleValue();
            case Boolean truth -> truth ? 1 : 0;
            case String text -> parse(text);
            case List<?> list -> Double.NaN;
            case Map<?, ?> object -> Double.NaN;
            default -> Double.NaN;
        };
    }

    /** NaN when the text is no number. */
    public static double parse(String text) {
        String digits = text.strip();
        if (digits.isEmpty()) {
            return 0;
        }
        if (digits.length() > 2 && digits.charAt(0) == '0') {
            int radix = radix(digits.charAt(1));
            if (radix != 0) {
                return integer(digits, 2, radix);
            }
        }
        if (isDecimal(digits)) {
            return Double.parseDouble(digits);
        }
        return switch (digits) {
            case "Infinity", "+Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> Double.NaN;
        };
    }

    private static int radix(char letter) {
        return switch (letter) {
            case 'x', 'X' -> 16;
            case 'o', 'O' -> 8;
            case 'b', 'B' -> 2;
            default -> 0;
        };
    }

    /** What is larger than any double never becomes a BigInteger: reading one takes time by the square of its digits. */
    private static double integer(String text, int from, int radix) {
        int first = from;
        while (first < text.length() && text.charAt(first) == '0') {
            first++;
        }
        for (int i = first; i < text.length(); i++) {
            if (!isDigit(text.charAt(i), radix)) {
                return Double.NaN;
            }
        }
        int digits = text.length() - first;
        int bits = (digits - 1) * Integer.numberOfTrailingZeros(radix) + 1;
        if (bits > MOST_BITS) {
            return Double.POSITIVE_INFINITY;
        }
        return digits == 0 ? 0 : new BigInteger(text.substring(first), radix).doubleValue();
    }

    /** Java knows digits of other scripts, too. */
    private static boolean isDigit(char each, int radix) {
        return each < 0x80 && Character.digit(each, radix) >= 0;
    }

    /** Java would read more than JavaScript does: {@code 1f}, {@code 0x1p3}, {@code NaN}. */
    private static boolean isDecimal(String text) {
        int at = text.charAt(0) == '+' || text.charAt(0) == '-' ? 1 : 0;
        int whole = digits(text, at);
        at += whole;
        int fraction = 0;
        if (at < text.length() && text.charAt(at) == '.') {
            fraction = digits(text, at + 1);
            at += 1 + fraction;
        }
        if (whole + fraction == 0) {
            return false;
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
                at++;
            }
            int exponent = digits(text, at);
            if (exponent == 0) {
                return false;
            }
            at += exponent;
        }
        return at == text.length();
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at - from;
    }

    /** As JavaScript writes it: {@code 1}, {@code 0.1}, {@code 1e+21}, {@code 1.5e-7}. */
    public static String text(double number) {
        if (number == Math.rint(number) && Math.abs(number) < EXACT_LONG) {
            return Long.toString((long) number);
        }
        if (Double.isNaN(number)) {
            return "NaN";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "Infinity" : "-Infinity";
        }
        // Since JDK 19 these are the fewest digits that tell the number from all others, which are JavaScript's, too.
        BigDecimal exact = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        double size = Math.abs(number);
        return size < PLAIN_BELOW && size >= PLAIN_FROM ? exact.toPlainString() : scientific(exact);
    }

    private static String scientific(BigDecimal exact) {
        String digits = exact.unscaledValue().abs().toString();
        int exponent = digits.length() - 1 - exact.scale();
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return (exact.signum() < 0 ? "-" : "") + mantissa + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }
}
