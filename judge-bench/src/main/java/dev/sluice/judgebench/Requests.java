package dev.sluice.judgebench;

import dev.sluice.judge.ArmCounts;
import dev.sluice.judge.Counts;

/**
 * What both arms are asked within some time, on average.
 *
 * @param all requests of both arms
 * @param share of the candidate
 */
record Requests(double all, double share) {

    ArmCounts counts(Chance chance, double baselineRate, double candidateRate) {
        return new ArmCounts(arm(chance, all * (1 - share), baselineRate), arm(chance, all * share, candidateRate));
    }

    private static Counts arm(Chance chance, double requests, double rate) {
        double bounded = Math.min(1, rate);
        long failed = chance.poisson(requests * bounded);
        return new Counts(failed + chance.poisson(requests * (1 - bounded)), failed);
    }
}
