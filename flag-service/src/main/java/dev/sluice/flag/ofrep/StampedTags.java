package dev.sluice.flag.ofrep;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The tags that a client holds of bulk answers that named a stream. What an answer names is no part of what its tag is a hash of; but a
 * stamp behind the hash says until when the named ticket is valid. "Not modified" has no body, so the client opens the stream that it was
 * named last: with a ticket that has expired it is refused and asks again, and OFREP's web provider (0.4.3) does so each second and for
 * ever. So who holds such a ticket gets a new answer, whether or not anything changed.
 */
final class StampedTags {
    private static final char BEFORE_THE_STAMP = '-';

    private final @Nullable String ifNoneMatch;
    private final Predicate<String> isKept;

    /**
     * Those of a request.
     *
     * @param isKept whether the ticket of a stamp is good for a while
     */
    StampedTags(@Nullable String ifNoneMatch, Predicate<String> isKept) {
        this.ifNoneMatch = ifNoneMatch;
        this.isKept = isKept;
    }

    /** A tag with a stamp. */
    static String stamped(String tag, String stamp) {
        return tag.substring(0, tag.length() - 1) + BEFORE_THE_STAMP + stamp + "\"";
    }

    /** The header without those stamps that are good; tags with others match no answer. */
    @Nullable
    String bare() {
        return ifNoneMatch == null || ifNoneMatch.indexOf(BEFORE_THE_STAMP) < 0
                ? ifNoneMatch
                : tags().stream().map(this::withoutStamp).collect(Collectors.joining(","));
    }

    /** The tag of an answer that did not change, as the client has it: with the stamp of what it was named then. */
    String held(String tag) {
        return tags().stream()
                .filter(held -> !held.equals("*") && ETags.matches(withoutStamp(held), tag))
                .findFirst()
                .orElse(tag);
    }

    private List<String> tags() {
        return Arrays.stream((ifNoneMatch == null ? "" : ifNoneMatch).split(",", -1))
                .map(String::strip)
                .toList();
    }

    private String withoutStamp(String tag) {
        int end = tag.endsWith("\"") ? tag.length() - 1 : tag.length();
        int dash = tag.lastIndexOf(BEFORE_THE_STAMP);
        return dash >= 0 && dash < end && isKept.test(tag.substring(dash + 1, end))
                ? tag.substring(0, dash) + tag.substring(end)
                : tag;
    }
}
