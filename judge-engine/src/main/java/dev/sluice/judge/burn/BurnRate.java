package dev.sluice.judge.burn;

import dev.sluice.judge.Counts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Multiwindow, multi-burn-rate alerts (Site Reliability Workbook, chapter 5): the burn rate of a window is its errors per request
 * divided by what the objective allows, {@code errors / requests / (1 − target)}; UNHEALTHY when both windows of a pair burn faster
 * than their factor. It compares with no baseline and has no alpha: a shared incident burns the budget too; verdicts say so.
 *
 * <p>Windows reach back to where counting began, so early on both windows of a pair hold the same counts, and
 * {@link BurnObjective#minRequests} is what keeps few of them from being an alarm. Windows are exact to a bucket (a tenth of the
 * short one) or to an interval, whichever is longer.
 *
 * @param rings one per pair of windows
 */
public record BurnRate(BurnObjective objective, List<Ring> rings) {
    /**
     * What a pair of windows shows.
     *
     * @param shortRate the burn rate of the short window; 1 uses up the budget exactly
     */
    public record Burn(BurnWindow window, Counts longCounts, Counts shortCounts, double longRate, double shortRate) {
        /** The slower of both, as a multiple of the factor; above 1 it burns. */
        public double severity() {
            return Math.min(longRate, shortRate) / window.factor();
        }
    }

    public BurnRate {
        rings = List.copyOf(rings);
        if (rings.size() != objective.windows().size()) {
            throw new IllegalArgumentException("one ring per pair of windows");
        }
    }

    public static BurnRate start(BurnObjective objective) {
        return new BurnRate(
                objective,
                objective.windows().stream().map(window -> Ring.START).toList());
    }

    /**
     * One interval.
     *
     * @param length seconds since the interval before, also those in which nothing was counted
     */
    public BurnRate observe(Counts interval, double length) {
        if (!(length >= 0 && length < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("time does not run backwards");
        }
        List<Ring> next = new ArrayList<>(rings.size());
        for (int index = 0; index < rings.size(); index++) {
            next.add(rings.get(index).add(interval, length, objective.windows().get(index)));
        }
        return new BurnRate(objective, next);
    }

    /** What each pair shows, in the order of the objective. */
    public List<Burn> burns() {
        List<Burn> burns = new ArrayList<>(rings.size());
        for (int index = 0; index < rings.size(); index++) {
            Counts whole = rings.get(index).longWindow();
            Counts recent = rings.get(index).shortWindow();
            burns.add(new Burn(objective.windows().get(index), whole, recent, rate(whole), rate(recent)));
        }
        return burns;
    }

    /** The pair that burns, of several the one with the highest factor; empty when none does. */
    public Optional<Burn> burning() {
        return burns().stream().filter(burn -> burn.severity() > 1).max(Comparator.comparingDouble(burn -> burn.window()
                .factor()));
    }

    /** 0 with fewer requests than the objective asks for. */
    private double rate(Counts counts) {
        return counts.requests() < objective.minRequests() ? 0 : counts.rate() / objective.budget();
    }
}
