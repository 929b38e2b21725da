package dev.sluice.microbench;

import java.util.ArrayList;
import java.util.List;

/** Who asks. Every other one fulfils all clauses of the rules, and so is drawn; the others fail at the last clause. */
record Caller(String id, String country, String plan, String email, String version) {
    static final int COUNT = 1_024;

    /** The same each time. */
    static List<Caller> all() {
        List<Caller> callers = new ArrayList<>(COUNT);
        for (int i = 0; i < COUNT; i++) {
            boolean drawn = i % 2 == 0;
            callers.add(new Caller(
                    "user-" + i,
                    i % 3 == 0 ? "DE" : "CH",
                    drawn ? "gold" : "tin",
                    "user-" + i + (drawn ? "@example.org" : "@example.com"),
                    "2." + i % 7 + ".3"));
        }
        return callers;
    }

    boolean isDrawn() {
        return plan.equals("gold");
    }
}
