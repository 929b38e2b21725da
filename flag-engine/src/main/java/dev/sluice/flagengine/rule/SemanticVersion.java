package dev.sluice.flagengine.rule;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A semantic version (semver.org 2.0.0), read as leniently as flagd reads it: with a v before it, and with the minor version or the patch
 * left out. Build metadata counts for nothing.
 *
 * @param preRelease identifiers with dots between them; null for a release
 */
record SemanticVersion(
        long major, long minor, long patch, @Nullable String preRelease) implements Comparable<SemanticVersion> {
    private static final int LONGEST = 256;

    /** The largest whole number that JavaScript has exactly; the reference refuses larger ones. */
    private static final long LARGEST = (1L << 53) - 1;

    private static final String NUMBER = "(0|[1-9]\\d{0,15})";
    private static final String IDENTIFIER = "(?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)";
    private static final Pattern FULL = Pattern.compile("v?" + NUMBER + "\\." + NUMBER + "\\." + NUMBER + "(?:-("
            + IDENTIFIER + "(?:\\." + IDENTIFIER + ")*))?(?:\\+[0-9a-zA-Z-]+(?:\\.[0-9a-zA-Z-]+)*)?");
    private static final Pattern PARTIAL = Pattern.compile(NUMBER + "(?:\\." + NUMBER + ")?");

    /** Null when the text is no version. */
    static @Nullable SemanticVersion parse(String text) {
        String bare = text.startsWith("v") || text.startsWith("V") ? text.substring(1) : text;
        if (bare.length() > LONGEST) {
            return null;
        }
        Matcher full = FULL.matcher(bare.strip());
        if (full.matches()) {
            return of(full.group(1), full.group(2), full.group(3), full.group(4));
        }
        Matcher partial = PARTIAL.matcher(bare);
        return partial.matches()
                ? of(partial.group(1), partial.group(2) == null ? "0" : partial.group(2), "0", null)
                : null;
    }

    private static @Nullable SemanticVersion of(String major, String minor, String patch, @Nullable String preRelease) {
        SemanticVersion version =
                new SemanticVersion(Long.parseLong(major), Long.parseLong(minor), Long.parseLong(patch), preRelease);
        return Math.max(version.major, Math.max(version.minor, version.patch)) > LARGEST ? null : version;
    }

    @Override
    public int compareTo(SemanticVersion other) {
        int order = Long.compare(major, other.major);
        if (order == 0) {
            order = Long.compare(minor, other.minor);
        }
        if (order == 0) {
            order = Long.compare(patch, other.patch);
        }
        return order == 0 ? preReleases(preRelease, other.preRelease) : order;
    }

    private static int preReleases(@Nullable String left, @Nullable String right) {
        if (left == null || right == null) {
            return left == null ? (right == null ? 0 : 1) : -1;
        }
        String[] a = left.split("\\.", -1);
        String[] b = right.split("\\.", -1);
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            int order = identifiers(a[i], b[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.length, b.length);
    }

    /** Numbers before names; numbers by size, so the longer one is larger, having no leading zero. */
    private static int identifiers(String left, String right) {
        boolean leftIsNumber = isNumber(left);
        boolean rightIsNumber = isNumber(right);
        if (leftIsNumber != rightIsNumber) {
            return leftIsNumber ? -1 : 1;
        }
        return leftIsNumber && left.length() != right.length()
                ? Integer.compare(left.length(), right.length())
                : left.compareTo(right);
    }

    private static boolean isNumber(String identifier) {
        return identifier.chars().allMatch(each -> each >= '0' && each <= '9');
    }
}
