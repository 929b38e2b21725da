package dev.sluice.flagengine.rule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much more one evaluation may do: lists come from callers, and a rule may go through them in nested loops, and double a text or a
 * list each time. It visits at most {@link #NODES} nodes; none of the values that it makes is larger than {@link #LARGEST}, and all of
 * them together are not larger than {@link #MADE}. A node takes time in proportion to the values that it is given, which are the
 * caller's or made. So an evaluation takes at worst time in proportion to nodes times the larger of context and {@code LARGEST}, and
 * memory in proportion to context and {@code MADE}.
 *
 * <p>A text is as large as it has characters, a list as it has elements and these, where they are text, characters. A list within a list
 * counts as one element, since nothing but {@link Scope#text} looks into it, which counts what it makes of it.
 */
final class Budget {
    /** The most that one evaluation visits. */
    static final int NODES = 10_000;

    /** The largest value that a rule makes. */
    static final int LARGEST = 100_000;

    /** The most that one evaluation makes. */
    static final long MADE = 10_000_000;

    /** An entry of a map takes as much memory as so many elements of a list. */
    static final int ENTRY = 10;

    /** A rule without loops makes a value with each of its nodes at most: below this size it needs no budget to stay below MADE. */
    static final long UNCOUNTED = MADE / LARGEST;

    private static final String EXHAUSTED = "The rule visits more than " + NODES + " nodes for this context.";
    private static final String TOO_LARGE = "The rule makes a text or a list of more than " + LARGEST
            + " characters or elements for this context; send less, or let the rule join less.";
    private static final String TOO_MUCH = "The rule makes more than " + MADE
            + " characters and elements for this context; send less, or let the rule join less.";

    private long nodes;
    private long made;

    /**
     * For one evaluation.
     *
     * @param nodes that may still be visited
     */
    Budget(long nodes) {
        this.nodes = nodes;
    }

    void spend(long visited) {
        nodes -= visited;
        if (nodes < 0) {
            throw new RuleFailure(EXHAUSTED);
        }
    }

    void make(long size) {
        made += size;
        if (made > MADE) {
            throw new RuleFailure(TOO_MUCH);
        }
    }

    /** To be asked before something so large is made. */
    static void check(long size) {
        if (size > LARGEST) {
            throw tooLarge();
        }
    }

    static RuleFailure tooLarge() {
        return new RuleFailure(TOO_LARGE);
    }

    static long size(List<? extends @Nullable Object> list) {
        long size = list.size();
        for (Object each : list) {
            size += each instanceof String text ? text.length() : 0;
        }
        return size;
    }
}
