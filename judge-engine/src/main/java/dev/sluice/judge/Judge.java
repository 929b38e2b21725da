package dev.sluice.judge;

/** Turns what was observed at one look into a finding. One case per kind of metric; pure. */
public sealed interface Judge permits ErrorRatioJudge, LatencyJudge, UnsupportedJudge {
    Finding judge(Observation observation);
}
