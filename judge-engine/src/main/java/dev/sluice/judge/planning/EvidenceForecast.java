package dev.sluice.judge.planning;

import dev.sluice.judge.Alternatives;
import dev.sluice.judge.Restarts;
import java.util.Arrays;
import java.util.List;

/**
 * What {@code NoiseGuard} is expected to say at the end of a stage after failures at given rates, in every block the mean: the same
 * mixture over rate ratios, spreads and restarts, divided by the best that a healthy candidate can do. A stage's minutes
 * are taken in at most eight parts, and a restart in the middle of a part begins with it.
 *
 * @param stages from the attempt's start to the stage in question
 * @param planned how many stages the plan has
 */
record EvidenceForecast(List<PlannedStage> stages, int planned) {
    private static final int[] SPREADS = {0, 3};
    private static final int PARTS = 8;
    /** What begins later weighs too little. */
    private static final int MOST_MINUTES = 3000;

    private static final Alternatives ALTERNATIVES = Alternatives.ERRORS_GUARDED;

    /**
     * ln E.
     *
     * @param candidate errors per request
     * @param baseline errors per request
     * @param standard the rate that stages without a live baseline call healthy
     */
    double log(double candidate, double baseline, double standard) {
        Restarts restarts = new Restarts(planned);
        double[] nulls = new double[ALTERNATIVES.noise().size()];
        double[] worse = new double[SPREADS.length * ALTERNATIVES.size()];
        Arrays.fill(worse, Math.log(restarts.atStart()));
        double minute = 1;
        for (int index = 0; index < stages.size(); index++) {
            PlannedStage stage = stages.get(index);
            BlockForecast block = block(stage, candidate, baseline, standard);
            if (index > 0) {
                begin(worse, nulls, restarts.atStage());
            }
            int parts = (int) Math.max(1, Math.min(PARTS, Math.round(stage.blocks())));
            double[] nullTerms = nullTerms(block, stage.blocks() / parts);
            double[] worseTerms = worseTerms(block, stage.blocks() / parts);
            for (int part = 0; part < parts; part++) {
                double next = minute + stage.blocks() / parts;
                begin(worse, nulls, restarted(restarts, minute, next));
                add(nulls, nullTerms);
                add(worse, worseTerms);
                minute = next;
            }
        }
        return ratio(worse, nulls);
    }

    private static BlockForecast block(PlannedStage stage, double candidate, double baseline, double standard) {
        double requests = stage.candidate() / stage.blocks();
        return stage.alone()
                ? new BlockForecast(0, requests * candidate, 0, requests * standard)
                : new BlockForecast(
                        stage.candidate() / stage.baseline(),
                        requests * candidate,
                        stage.baseline() / stage.blocks() * baseline,
                        -1);
    }

    private static double[] nullTerms(BlockForecast block, double blocks) {
        double[] terms = new double[ALTERNATIVES.noise().size()];
        for (int index = 0; index < terms.length; index++) {
            terms[index] = blocks * block.log(1, ALTERNATIVES.noise().get(index));
        }
        return terms;
    }

    private static double[] worseTerms(BlockForecast block, double blocks) {
        int size = ALTERNATIVES.size();
        double[] terms = new double[SPREADS.length * size];
        for (int index = 0; index < terms.length; index++) {
            double psi = ALTERNATIVES.psi().get(index % size);
            terms[index] = blocks * block.log(psi, ALTERNATIVES.noise().get(SPREADS[index / size]));
        }
        return terms;
    }

    /** What restarts in those minutes. */
    private static double restarted(Restarts restarts, double from, double to) {
        double sum = 0;
        for (int minute = (int) Math.max(2, Math.ceil(from)); minute < Math.min(to, MOST_MINUTES); minute++) {
            sum += restarts.atMinute(minute);
        }
        return sum;
    }

    private static void begin(double[] worse, double[] nulls, double weight) {
        if (weight <= 0) {
            return;
        }
        int size = ALTERNATIVES.size();
        for (int index = 0; index < worse.length; index++) {
            worse[index] = plus(worse[index], Math.log(weight) + nulls[SPREADS[index / size]]);
        }
    }

    private static void add(double[] sums, double[] terms) {
        for (int index = 0; index < sums.length; index++) {
            sums[index] += terms[index];
        }
    }

    private static double ratio(double[] worse, double[] nulls) {
        int size = ALTERNATIVES.size();
        double sum = Double.NEGATIVE_INFINITY;
        for (int index = 0; index < worse.length; index++) {
            sum = plus(sum, worse[index] + Math.log(ALTERNATIVES.weights().get(index % size)));
        }
        return sum - Math.log(SPREADS.length) - Arrays.stream(nulls).max().orElseThrow();
    }

    private static double plus(double a, double b) {
        double larger = Math.max(a, b);
        return larger == Double.NEGATIVE_INFINITY ? larger : larger + Math.log1p(Math.exp(Math.min(a, b) - larger));
    }
}
