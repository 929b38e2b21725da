package dev.sluice.flag.ofrep;

import org.apache.commons.codec.digest.MurmurHash3;
import org.jspecify.annotations.Nullable;

/**
 * ETags of bulk answers: a hash of all that is answered. So an answer for another context never passes for this one, however a client
 * keeps its tags.
 */
final class ETags {
    private ETags() {}

    /** A strong tag, in its quotes. */
    static String of(byte[] answer) {
        long[] hash = MurmurHash3.hash128x64(answer, 0, answer.length, 0);
        return "\"" + Long.toHexString(hash[0]) + Long.toHexString(hash[1]) + "\"";
    }

    /** Whether the header names this tag; tags without quotes are understood, since OFREP's own examples have none. */
    static boolean matches(@Nullable String ifNoneMatch, String tag) {
        if (ifNoneMatch == null) {
            return false;
        }
        String bare = tag.substring(1, tag.length() - 1);
        for (String candidate : ifNoneMatch.split(",", -1)) {
            String given = candidate.strip();
            String strong = given.startsWith("W/") ? given.substring(2) : given;
            if (given.equals("*") || strong.equals(tag) || strong.equals(bare)) {
                return true;
            }
        }
        return false;
    }
}
