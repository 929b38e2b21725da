package dev.sluice.judgebench;

import dev.sluice.judge.ArmCounts;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * A simulated rollout.
 *
 * @param perSecond requests of both arms
 * @param base errors per request of the baseline
 * @param rate of the candidate
 * @param shares of the candidate, per stage
 * @param minutes of each stage
 * @param seconds between looks
 */
record Cell(double perSecond, double base, double rate, Swings swings, List<Double> shares, int minutes, int seconds) {

    /** Five stages of five minutes from 1 to 50 %, looked at every ten seconds. */
    static Cell staged(double perSecond, double base, double rate, Swings swings) {
        return new Cell(perSecond, base, rate, swings, List.of(.01, .05, .1, .25, .5), 5, 10);
    }

    /** All runs, in their order, on all cores. */
    <W extends Watch> List<W> run(Runs runs, long seed, Supplier<W> watches) {
        return runs.map(run -> {
            W watch = watches.get();
            run(new Chance(seed, run), watch);
            return watch;
        });
    }

    private void run(Chance chance, Watch watch) {
        double baseline = base;
        double candidate = rate;
        long served = 0;
        int perStage = minutes * 60 / seconds;
        int perSwing = swings.minutes() * 60 / seconds;
        for (int look = 0; look < shares.size() * perStage && !watch.done(); look++) {
            if (look > 0 && look % perStage == 0) {
                watch.stage();
            }
            if (look % perSwing == 0) {
                double shared = chance.swing(swings.shared());
                baseline = base * shared * chance.swing(swings.perArm());
                candidate = rate * shared * chance.swing(swings.perArm());
            }
            Requests requests = new Requests(perSecond * seconds, shares.get(look / perStage));
            ArmCounts counts = requests.counts(chance, baseline, candidate);
            served += counts.candidate().errors();
            watch.look(counts, (look + 1.0) * seconds / 60, served);
        }
    }

    /** Rates and traffic in words. */
    String words() {
        String rates = base == rate
                ? String.format(Locale.ROOT, "A/A %s %%", percent(base))
                : String.format(Locale.ROOT, "%s -> %s %%", percent(base), percent(rate));
        return String.format(Locale.ROOT, "%s, %,.0f/s", rates, perSecond);
    }

    private static String percent(double rate) {
        return new BigDecimal(rate * 100)
                .round(new MathContext(3))
                .stripTrailingZeros()
                .toPlainString();
    }
}
