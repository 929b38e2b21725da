package dev.sluice.rollback.execution;

import java.util.Map;

/** What came of asserting a route once. */
sealed interface Assertion {

    /**
     * The route holds what it should.
     *
     * @param wasElsewhere whether it held something else when it was read first
     */
    record Held(Map<String, Integer> weights, boolean wasElsewhere) implements Assertion {}

    /** The side to go back to has no healthy server; nothing was changed. */
    record Unsafe(String detail) implements Assertion {}

    /** Somebody newer holds the route, or it can never be driven as registered: trying again is wrong. */
    record Refused(String detail) implements Assertion {}

    /**
     * Not now; try again.
     *
     * @param answered whether it answers, but not as it must: less patience then
     */
    record Failing(String detail, boolean answered) implements Assertion {}
}
