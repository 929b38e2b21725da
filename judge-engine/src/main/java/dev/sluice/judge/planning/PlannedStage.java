package dev.sluice.judge.planning;

/**
 * What is expected of one stage.
 *
 * @param candidate requests
 * @param baseline requests; 0 without a live baseline
 * @param blocks how many blocks of at most 60 s its time has, counted in parts
 */
record PlannedStage(double candidate, double baseline, double blocks) {
    private static final double BLOCK_SECONDS = 60;

    static PlannedStage of(Traffic traffic, StagePlan stage) {
        double requests = traffic.perSecond() * stage.seconds();
        return new PlannedStage(
                requests * stage.share(), requests * (1 - stage.share()), Math.max(1, stage.seconds() / BLOCK_SECONDS));
    }

    boolean alone() {
        return baseline == 0;
    }
}
