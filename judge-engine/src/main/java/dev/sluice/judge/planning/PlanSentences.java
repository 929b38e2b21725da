package dev.sluice.judge.planning;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The outlook in words. */
final class PlanSentences {
    /** What a first stage should find: so many times the expected error rate. */
    private static final double GROSS = 10;

    private static final double[] SHARES = {.01, .02, .05, .1, .2, .25, .5};
    private static final int[] MINUTES = {1, 2, 5, 10, 15, 30, 60};
    /** A bake that people put up with. */
    private static final int SHORT = 15;

    private final Traffic traffic;
    private final PlanMargins margins;

    private PlanSentences(Traffic traffic, PlanMargins margins) {
        this.traffic = traffic;
        this.margins = margins;
    }

    static List<String> of(Traffic traffic, List<StageOutlook> stages, PlanMargins margins) {
        PlanSentences words = new PlanSentences(traffic, margins);
        List<String> sentences = new ArrayList<>();
        StageOutlook first = stages.getFirst();
        if (!findsGross(first)) {
            sentences.add(words.start(first.stage()));
        }
        stages.stream().filter(stage -> !stage.passes()).map(words::slow).forEach(sentences::add);
        stages.stream().map(words::finds).forEach(sentences::add);
        return sentences;
    }

    private static boolean findsGross(StageOutlook first) {
        Double ratio = first.smallestRatio();
        return first.stage().alone() || (ratio != null && ratio <= GROSS);
    }

    /** What a share of this traffic takes, and what would do. */
    private String start(StagePlan stage) {
        if (traffic.errorRate() == 0) {
            return "Without an expected error rate nobody can say what the first stage finds: name one.";
        }
        int minutes = minutes(stage.share(), 60);
        String needs = minutes > 60 ? "more than an hour" : Phrases.minutes(minutes);
        String problem = Phrases.percent(stage.share()) + " of " + Phrases.plain(traffic.perSecond())
                + " requests/s needs " + needs + " to see a tenfold error rate";
        for (int most : new int[] {SHORT, 60}) {
            for (double share : SHARES) {
                int enough = share >= stage.share() ? minutes(share, most) : 61;
                if (enough <= most) {
                    return problem + "; start at " + Phrases.percent(share) + " and bake " + Phrases.minutes(enough)
                            + ".";
                }
            }
        }
        return problem + ", and no share does within an hour.";
    }

    /** The first of {@link #MINUTES} after which a tenfold rate is found; 61 when none up to {@code most} does. */
    private int minutes(double share, int most) {
        for (int minutes : MINUTES) {
            StagePlan stage = new StagePlan(share, Duration.ofMinutes(minutes));
            if (minutes <= most
                    && new Detection(traffic, List.of(stage), 2, margins)
                                    .power(Math.min(1, GROSS * traffic.errorRate()))
                            >= Detection.POWER) {
                return minutes;
            }
        }
        return 61;
    }

    private String slow(StageOutlook outlook) {
        List<String> ways = new ArrayList<>();
        Duration bake = outlook.bakeNeeded();
        if (bake != null) {
            ways.add("bake " + Phrases.duration(bake));
        }
        Double increase = outlook.smallestMaxIncrease();
        if (increase != null) {
            ways.add("set maxIncrease to " + Phrases.plain(increase));
        }
        Double ratio = outlook.smallestMaxRatio();
        if (ratio != null && ratio <= GROSS) {
            ways.add("set maxRatio to " + Phrases.plain(ratio));
        }
        return "At " + Phrases.percent(outlook.stage().share()) + " a healthy version is HEALTHY at the end of "
                + Phrases.duration(outlook.stage().bake()) + " with a probability of "
                + Phrases.chance(outlook.healthyChance()) + "; for " + Phrases.chance(PlanningAid.HEALTHY_CHANCE)
                + (ways.isEmpty() ? " it needs more traffic." : " " + String.join(", or ", ways) + ".");
    }

    private String finds(StageOutlook outlook) {
        String stage = "The stage at " + Phrases.percent(outlook.stage().share());
        Double rate = outlook.smallestRate();
        if (rate == null) {
            return stage + " finds no error rate by its end.";
        }
        Double ratio = outlook.smallestRatio();
        return stage + " finds an error rate of " + Phrases.percent(rate)
                + (ratio == null ? "" : ", " + Phrases.times(ratio) + " times the expected one,")
                + " by its end with a probability of 80 %.";
    }
}
