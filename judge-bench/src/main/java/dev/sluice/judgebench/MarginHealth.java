package dev.sluice.judgebench;

import dev.sluice.judge.ArmCounts;
import dev.sluice.judge.HealthProof;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How often a candidate that does just the harm that the plan names is called HEALTHY, from the end of the bake to six times its length. */
final class MarginHealth implements Topic {
    private static final long SEED = 3100;
    private static final Duration BAKE = Duration.ofMinutes(5);
    private static final int SECONDS = 10;
    private static final int LOOKS = 6 * 300 / SECONDS;
    private static final double RATIO = 2;

    @Override
    public String title() {
        return "P(HEALTHY) when the harm is at the margin; bake of 5 minutes, every look up to minute 30";
    }

    /**
     * A candidate at a margin.
     *
     * @param limit the rate that HEALTHY must exclude
     */
    private record Harm(
            String name,
            Requests look,
            double base,
            double rate,
            double limit,
            @Nullable Double ratio) {}

    @Override
    public List<Line> lines(Runs runs) {
        List<Line> lines = new ArrayList<>();
        long seed = SEED;
        for (Harm harm : harms()) {
            long cell = seed++;
            long healthy = runs.map(run -> proven(new Chance(cell, run), harm)).stream()
                    .filter(proven -> proven)
                    .count();
            lines.add(Line.atMost(HealthProof.BETA, "", harm.name(), (double) healthy / runs.count()));
        }
        return lines;
    }

    private static List<Harm> harms() {
        List<Harm> harms = new ArrayList<>();
        double[][] absolute = {{10, .5, .005}, {100, .01, .0002}, {100, .1, .0005}, {100, .5, .0005}, {1000, .1, .0001}
        };
        for (double[] each : absolute) {
            double limit = .001 + each[2] / each[1];
            harms.add(new Harm(
                    String.format(
                            Locale.ROOT,
                            "absolute: base .1 %%, %.0f/s, share %.0f %%, maxIncrease %.2f %%",
                            each[0],
                            each[1] * 100,
                            each[2] * 100),
                    new Requests(each[0] * SECONDS, each[1]),
                    .001,
                    limit,
                    limit,
                    null));
        }
        for (double base : new double[] {.0005, .005, .02}) {
            for (double share : new double[] {.01, .1, .5}) {
                harms.add(ratio("ratio 2", base, share, base));
            }
        }
        for (double base : new double[] {.0005, .005, .02}) {
            harms.add(ratio("ratio 2 and limit", base, .25, RATIO * base));
        }
        return harms;
    }

    private static Harm ratio(String what, double base, double share, double limit) {
        return new Harm(
                String.format(Locale.ROOT, "%s: base %.2f %%, 100/s, share %.0f %%", what, base * 100, share * 100),
                new Requests(100 * SECONDS, share),
                base,
                RATIO * base,
                limit,
                RATIO);
    }

    private static boolean proven(Chance chance, Harm harm) {
        HealthProof.Margins margins = new HealthProof.Margins(harm.limit(), harm.base(), harm.ratio());
        ArmCounts stage = ArmCounts.NONE;
        HealthProof proof = HealthProof.NONE;
        for (int look = 1; look <= LOOKS && !proof.proven(); look++) {
            stage = stage.plus(harm.look().counts(chance, harm.base(), harm.rate()));
            double spendable = HealthProof.spendable(Duration.ofSeconds((long) look * SECONDS), BAKE);
            proof = spendable > 0 ? proof.look(spendable, stage, margins) : proof;
        }
        return proof.proven();
    }
}
