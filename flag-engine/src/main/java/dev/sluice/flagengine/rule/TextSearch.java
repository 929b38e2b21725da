package dev.sluice.flagengine.rule;

/**
 * Looks for a text in a text, in time in proportion to both. The one of Java is faster with what people write, but takes their product
 * with what an attacker does: {@code aaa…ab} in {@code aaa…a}.
 */
final class TextSearch {
    /** Comparisons of characters that nobody notices. */
    private static final long FEW = 100_000;

    private TextSearch() {}

    static boolean contains(String text, String wanted) {
        return (long) text.length() * wanted.length() <= FEW
                ? text.contains(wanted)
                : wanted.length() <= text.length() && linear(text, wanted);
    }

    /** Knuth, Morris and Pratt: no character of the text is looked at again when a match breaks off. */
    private static boolean linear(String text, String wanted) {
        int[] borders = borders(wanted);
        int matched = 0;
        for (int i = 0; i < text.length(); i++) {
            matched = extend(wanted, borders, matched, text.charAt(i));
            if (matched == wanted.length()) {
                return true;
            }
        }
        return false;
    }

    /** For each beginning of the text, how long the longest shorter one is that it also ends with. */
    private static int[] borders(String wanted) {
        int[] borders = new int[wanted.length()];
        for (int i = 1; i < borders.length; i++) {
            borders[i] = extend(wanted, borders, borders[i - 1], wanted.charAt(i));
        }
        return borders;
    }

    private static int extend(String wanted, int[] borders, int matched, char next) {
        int length = matched;
        while (length > 0 && wanted.charAt(length) != next) {
            length = borders[length - 1];
        }
        return wanted.charAt(length) == next ? length + 1 : length;
    }
}
