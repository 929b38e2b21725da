package dev.sluice.flagengine.rule;

import org.jspecify.annotations.Nullable;

/** Reads one version by hand: a regular expression would be most of what a rule with a version costs. */
final class SemanticVersionParser {
    private static final int LONGEST = 256;

    /** The largest whole number that JavaScript has exactly; the reference refuses larger ones. */
    private static final long LARGEST = (1L << 53) - 1;

    private static final int MOST_DIGITS = 16;
    private static final long NONE = -1;

    private final String text;
    private int at;

    /** One v is left out, and then blanks around, and then once more a v. */
    SemanticVersionParser(String given) {
        this.text = startsWithV(given) ? given.substring(1) : given;
    }

    private static boolean startsWithV(String text) {
        return !text.isEmpty() && (text.charAt(0) == 'v' || text.charAt(0) == 'V');
    }

    @Nullable
    SemanticVersion parse() {
        if (text.length() > LONGEST) {
            return null;
        }
        long major = number();
        if (major != NONE && at == text.length()) {
            return new SemanticVersion(major, 0, 0, null);
        }
        long minor = major != NONE && next('.') ? number() : NONE;
        if (minor != NONE && at == text.length()) {
            return new SemanticVersion(major, minor, 0, null);
        }
        return full(text.strip());
    }

    private static @Nullable SemanticVersion full(String bare) {
        SemanticVersionParser parser = new SemanticVersionParser(bare.startsWith("V") ? "" : bare);
        long major = parser.number();
        long minor = major != NONE && parser.next('.') ? parser.number() : NONE;
        long patch = minor != NONE && parser.next('.') ? parser.number() : NONE;
        if (patch == NONE) {
            return null;
        }
        int from = parser.at + 1;
        String preRelease = null;
        if (parser.next('-')) {
            if (!parser.identifiers(true)) {
                return null;
            }
            preRelease = parser.text.substring(from, parser.at);
        }
        if (parser.next('+') && !parser.identifiers(false)) {
            return null;
        }
        return parser.at == parser.text.length() ? new SemanticVersion(major, minor, patch, preRelease) : null;
    }

    private boolean next(char wanted) {
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    /** Without a leading zero; NONE when there is none. */
    private long number() {
        int from = at;
        long number = 0;
        while (at < text.length() && isDigit(text.charAt(at)) && at - from < MOST_DIGITS) {
            number = number * 10 + (text.charAt(at) - '0');
            at++;
        }
        boolean isNumber = at > from && (at - from == 1 || text.charAt(from) != '0') && number <= LARGEST;
        return isNumber ? number : NONE;
    }

    /** Identifiers with dots between them; whether numbers among them must not begin with a zero. */
    private boolean identifiers(boolean strict) {
        do {
            int from = at;
            while (at < text.length() && isPart(text.charAt(at))) {
                at++;
            }
            String identifier = text.substring(from, at);
            if (identifier.isEmpty()
                    || (strict && identifier.length() > 1 && identifier.charAt(0) == '0' && isNumber(identifier))) {
                return false;
            }
        } while (next('.'));
        return true;
    }

    private static boolean isPart(char each) {
        return isDigit(each) || (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z') || each == '-';
    }

    private static boolean isDigit(char each) {
        return each >= '0' && each <= '9';
    }

    static boolean isNumber(String identifier) {
        for (int i = 0; i < identifier.length(); i++) {
            if (!isDigit(identifier.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
