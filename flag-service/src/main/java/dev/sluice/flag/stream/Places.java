package dev.sluice.flag.stream;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bounds how many streams there are at once, and how many of one caller. */
final class Places {
    private final int most;
    private final int mostOfOneCaller;
    private final Map<String, Integer> taken = new HashMap<>();
    private int all;

    Places(int most, int mostOfOneCaller) {
        this.most = most;
        this.mostOfOneCaller = mostOfOneCaller;
    }

    /** Takes one; null, or why there is none, which tells the client what to do. */
    synchronized @Nullable String take(String caller) {
        if (all >= most) {
            return "Connect again later, or to another replica: this one serves its " + most + " streams already.";
        }
        int theirs = taken.getOrDefault(caller, 0);
        if (theirs >= mostOfOneCaller) {
            return "Close streams, or connect again later: this replica serves " + mostOfOneCaller
                    + " streams of one caller at most.";
        }
        taken.put(caller, theirs + 1);
        all++;
        return null;
    }

    /** Gives one back. */
    synchronized void free(String caller) {
        taken.computeIfPresent(caller, (same, theirs) -> theirs == 1 ? null : theirs - 1);
        all--;
    }

    synchronized int taken() {
        return all;
    }
}
