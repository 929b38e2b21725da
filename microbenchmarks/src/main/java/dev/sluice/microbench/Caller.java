package dev.sluice.microbench;

import java.util.ArrayList;
import java.util.List;

/** Who asks. */
record Caller(String id, String country, String plan, String email, String version) {
    /** So many are measured, the first of {@link #all}. All of them fulfil all clauses, so that every evaluation draws by the percentage. */
    static final int COUNT = 1_024;

    /** The same each time: those who are measured, then as many of whom each fails at one clause, for the test. */
    static List<Caller> all() {
        List<Caller> callers = new ArrayList<>(2 * COUNT);
        for (int i = 0; i < COUNT; i++) {
            callers.add(new Caller(
                    "user-" + i, i % 3 == 0 ? "DE" : "CH", "gold", "user-" + i + "@example.org", "2." + i % 7 + ".3"));
        }
        for (int i = 0; i < COUNT; i++) {
            callers.add(callers.get(i).failingAt(i % 4));
        }
        return callers;
    }

    private Caller failingAt(int clause) {
        return switch (clause) {
            case 0 -> new Caller(id, "FR", plan, email, version);
            case 1 -> new Caller(id, country, plan, email, "1.9.9");
            case 2 -> new Caller(id, country, plan, email.replace(".org", ".com"), version);
            default -> new Caller(id, country, "tin", email, version);
        };
    }

    /** The clauses that all libraries judge. */
    boolean fulfilsTwoClauses() {
        return !country.equals("FR") && plan.equals("gold");
    }

    boolean fulfilsFourClauses() {
        return fulfilsTwoClauses() && version.startsWith("2.") && email.endsWith("@example.org");
    }
}
