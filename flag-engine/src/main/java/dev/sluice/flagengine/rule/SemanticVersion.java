package dev.sluice.flagengine.rule;

import org.jspecify.annotations.Nullable;

/**
 * A semantic version (semver.org 2.0.0), read as leniently as flagd reads it: with a v before it, and with the minor version or the patch
 * left out. Build metadata counts for nothing.
 *
 * @param preRelease identifiers with dots between them; null for a release
 */
record SemanticVersion(
        long major, long minor, long patch, @Nullable String preRelease) implements Comparable<SemanticVersion> {

    /** Null when the text is no version. */
    static @Nullable SemanticVersion parse(String text) {
        return new SemanticVersionParser(text).parse();
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
        boolean leftIsNumber = SemanticVersionParser.isNumber(left);
        boolean rightIsNumber = SemanticVersionParser.isNumber(right);
        if (leftIsNumber != rightIsNumber) {
            return leftIsNumber ? -1 : 1;
        }
        return leftIsNumber && left.length() != right.length()
                ? Integer.compare(left.length(), right.length())
                : left.compareTo(right);
    }
}
