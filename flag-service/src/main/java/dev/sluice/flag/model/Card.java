package dev.sluice.flag.model;

import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What people should know about a flag; it changes nobody's variant.
 *
 * @param owner a person or team to ask; empty when nobody said
 * @param tags sorted, each a name
 * @param expiresAt when it is to be gone; null: never
 * @param staleAfterDays instead of the limit of its kind; 0: it never becomes stale; null: the limit of its kind
 */
public record Card(
        String description,
        String owner,
        SortedSet<String> tags,
        @Nullable Instant expiresAt,
        @Nullable Integer staleAfterDays) {
    public static final int LONGEST_DESCRIPTION = 2_000;
    public static final int LONGEST_OWNER = 200;
    public static final int MOST_TAGS = 20;

    public static final int MOST_DAYS = 3_650;

    public static final Card EMPTY = new Card("", "", new TreeSet<>(), null, null);

    public Card {
        if (description.length() > LONGEST_DESCRIPTION) {
            throw new IllegalArgumentException("a description has at most " + LONGEST_DESCRIPTION + " characters");
        }
        if (owner.length() > LONGEST_OWNER) {
            throw new IllegalArgumentException("an owner has at most " + LONGEST_OWNER + " characters");
        }
        if (tags.size() > MOST_TAGS) {
            throw new IllegalArgumentException("a flag has at most " + MOST_TAGS + " tags");
        }
        tags.forEach(tag -> Names.require(tag, "tag"));
        if (staleAfterDays != null && (staleAfterDays < 0 || staleAfterDays > MOST_DAYS)) {
            throw new IllegalArgumentException("staleAfterDays is from 0 to " + MOST_DAYS);
        }
        tags = Collections.unmodifiableSortedSet(new TreeSet<>(tags));
    }

    public Card expiring(Instant at) {
        return new Card(description, owner, tags, at, staleAfterDays);
    }

    public static Card of(
            String description,
            String owner,
            Set<String> tags,
            @Nullable Instant expiresAt,
            @Nullable Integer staleAfterDays) {
        return new Card(description, owner, new TreeSet<>(tags), expiresAt, staleAfterDays);
    }
}
