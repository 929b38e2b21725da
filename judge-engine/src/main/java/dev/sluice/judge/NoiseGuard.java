package dev.sluice.judge;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The evidence that is left when the arms may also drift apart by chance, each for itself (a noisy instance, a cold cache):
 * universal inference with a beta-binomial likelihood on blocks of 60 s (E_UI in judges C1; Wasserman, Ramdas and Balakrishnan,
 * PNAS 2020). Numerator: the mixture over rate ratios, restarts and a spread of 0 or .3; denominator: the best that a healthy
 * candidate can do with any spread of {@link Alternatives#noise}. So a healthy candidate reaches 1/alpha with probability at most alpha for
 * every such spread, as long as noise is not correlated over much more than a block.
 *
 * @param healthy ln likelihood of all closed blocks without a regression, per spread of {@link Alternatives#noise}
 * @param worse the mixture of alternatives, per spread of {@link #SPREADS}
 */
public record NoiseGuard(
        Alternatives alternatives, Restarts restarts, List<Double> healthy, List<RestartMixture> worse) {
    /** Spreads of the alternatives, as indices of {@link Alternatives#noise}. */
    private static final int[] SPREADS = {0, 3};

    public NoiseGuard {
        healthy = List.copyOf(healthy);
        worse = List.copyOf(worse);
    }

    public static NoiseGuard start(Alternatives alternatives, Restarts restarts) {
        List<Double> healthy = new ArrayList<>();
        for (int index = 0; index < alternatives.noise().size(); index++) {
            healthy.add(0.0);
        }
        List<RestartMixture> worse = new ArrayList<>();
        for (int index = 0; index < SPREADS.length; index++) {
            worse.add(RestartMixture.waiting(alternatives.size()).begin(restarts.atStart(), 0));
        }
        return new NoiseGuard(alternatives, restarts, healthy, worse);
    }

    /** Adds a whole block. */
    public NoiseGuard close(Kernel kernel) {
        List<Double> nulls = new ArrayList<>(healthy.size());
        for (int index = 0; index < alternatives.noise().size(); index++) {
            nulls.add(healthy.get(index) + kernel.log(1, alternatives.noise().get(index)));
        }
        List<RestartMixture> mixtures = new ArrayList<>(worse.size());
        for (int index = 0; index < SPREADS.length; index++) {
            mixtures.add(
                    worse.get(index).times(terms(kernel, alternatives.noise().get(SPREADS[index]))));
        }
        return new NoiseGuard(alternatives, restarts, nulls, mixtures);
    }

    /** A later stage is entered for the first time; its block is a new one. */
    public NoiseGuard stage() {
        return begin(restarts.atStage());
    }

    /** That minute of the attempt begins, from 2, with a new block. */
    public NoiseGuard minute(int minute) {
        return begin(restarts.atMinute(minute));
    }

    /**
     * ln E.
     *
     * @param open the block that is being counted: one that is not full can be judged as well; null when it is empty
     */
    public double log(@Nullable Kernel open) {
        double[] now = new double[alternatives.noise().size()];
        double best = Double.NEGATIVE_INFINITY;
        for (int index = 0; index < now.length; index++) {
            now[index] = healthy.get(index)
                    + (open == null ? 0 : open.log(1, alternatives.noise().get(index)));
            best = Math.max(best, now[index]);
        }
        double sum = Double.NEGATIVE_INFINITY;
        for (int index = 0; index < SPREADS.length; index++) {
            double spread = alternatives.noise().get(SPREADS[index]);
            double[] terms = open == null ? new double[alternatives.size()] : terms(open, spread);
            sum = Logs.add(sum, worse.get(index).log(alternatives, terms, now[SPREADS[index]]));
        }
        return sum - Math.log(SPREADS.length) - best;
    }

    private double[] terms(Kernel kernel, double spread) {
        double[] terms = new double[alternatives.size()];
        for (int index = 0; index < terms.length; index++) {
            terms[index] = kernel.log(alternatives.psi().get(index), spread);
        }
        return terms;
    }

    private NoiseGuard begin(double weight) {
        List<RestartMixture> begun = new ArrayList<>(worse.size());
        for (int index = 0; index < SPREADS.length; index++) {
            begun.add(worse.get(index).begin(weight, healthy.get(SPREADS[index])));
        }
        return new NoiseGuard(alternatives, restarts, healthy, begun);
    }
}
