package dev.sluice.judge.burn;

import java.util.List;

/**
 * A pair of windows that both have to burn: the long one, so that it is worth an alarm, and the short one, so that it still goes on.
 *
 * @param factor how many times faster than the objective allows
 * @param longSeconds at most {@value #MOST_SHORTS} times the short one
 */
public record BurnWindow(double factor, double longSeconds, double shortSeconds) {
    /** The most short windows in a long one, which bounds the state. */
    public static final int MOST_SHORTS = 24;

    /** Site Reliability Workbook, chapter 5, table 5-8: 2 % of a month's budget in 1 h, 5 % in 6 h, 10 % in 3 d. */
    public static final List<BurnWindow> WORKBOOK = List.of(
            new BurnWindow(14.4, 3600, 300),
            new BurnWindow(6, 6 * 3600.0, 1800),
            new BurnWindow(1, 3 * 86_400.0, 6 * 3600.0));

    public BurnWindow {
        if (!(factor > 0 && shortSeconds > 0 && longSeconds >= shortSeconds)
                || longSeconds > MOST_SHORTS * shortSeconds) {
            throw new IllegalArgumentException(
                    "a burn window has a factor above 0 and a long part of 1 to " + MOST_SHORTS + " short ones");
        }
    }

    /** The same factor over windows that are {@code times} as long, for rollouts that do not last three days. */
    public BurnWindow scaled(double times) {
        return new BurnWindow(factor, longSeconds * times, shortSeconds * times);
    }
}
