package dev.sluice.judge;

/** Says that nobody judges this metric, so that it holds the rollout instead of passing unseen. */
public record UnsupportedJudge(Metric.Unsupported metric) implements Judge {
    @Override
    public Finding judge(Observation observation) {
        return new Finding(
                metric,
                Verdict.ERROR,
                "unsupported",
                null,
                null,
                "This monitor does not know metrics of the type " + metric.type() + ".");
    }
}
