package dev.sluice.simulation.history;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Delta debugging: leaves out what is not needed for a list to fail, in halves, then quarters, down to single elements. */
public final class Shrinker {
    private Shrinker() {}

    /**
     * The shortest failing list that leaving parts out led to.
     *
     * @param failing fails
     * @param tries how often {@code fails} may be asked
     */
    public static <T> List<T> shrink(List<T> failing, Predicate<List<T>> fails, int tries) {
        List<T> shortest = failing;
        int left = tries;
        int size = Math.max(1, failing.size() / 2);
        while (left > 0) {
            boolean shorter = false;
            for (int from = 0; from < shortest.size() && left > 0; left--) {
                List<T> without = new ArrayList<>(shortest);
                without.subList(from, Math.min(shortest.size(), from + size)).clear();
                if (fails.test(without)) {
                    shortest = without;
                    shorter = true;
                } else {
                    from += size;
                }
            }
            if (size == 1 && !shorter) {
                break;
            }
            size = Math.max(1, size / 2);
        }
        return List.copyOf(shortest);
    }
}
