package dev.sluice.flag.model;

import java.util.regex.Pattern;

/** What keys, variants, services and environments may be called: characters that no client has to escape in a URL (RFC 3986). */
public final class Names {
    /** For messages and OpenAPI. */
    public static final String PATTERN = "[A-Za-z0-9._~-]{1,100}";

    private static final Pattern NAME = Pattern.compile(PATTERN);

    private Names() {}

    public static boolean valid(String text) {
        return NAME.matcher(text).matches();
    }

    /**
     * The name of something that has a URL of its own.
     *
     * @throws IllegalArgumentException when clients would take it out of the URL as a path segment that means "here" or "up"
     */
    public static String addressable(String text, String what) {
        if (text.equals(".") || text.equals("..")) {
            throw new IllegalArgumentException(
                    "'" + text + "' cannot name a " + what + ", since no URL reaches it; choose another name");
        }
        return text;
    }

    static String require(String text, String what) {
        if (!valid(text)) {
            throw new IllegalArgumentException(what + " must match " + PATTERN);
        }
        return text;
    }
}
