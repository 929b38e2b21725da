package dev.sluice.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class HealthProofTest {
    private static final Duration BAKE = Duration.ofMinutes(5);

    @Test
    void nothingIsSpentBeforeTheBakeIsOver() {
        assertThat(HealthProof.spendable(BAKE.minusMillis(1), BAKE)).isZero();
        assertThat(HealthProof.spendable(BAKE, BAKE)).isEqualTo(.75);
        assertThat(HealthProof.spendable(BAKE.multipliedBy(2), BAKE)).isEqualTo(.875);
        assertThat(HealthProof.spendable(Duration.ofSeconds(1), Duration.ZERO)).isGreaterThan(.75);
    }

    @Test
    void evenWithoutAnErrorSoManyRequestsAreNeeded() {
        double limit = .01;
        long needed = (long) Math.ceil(Math.log(1 / (.75 * HealthProof.BETA)) / limit);

        assertThat(HealthProof.NONE
                        .look(.75, alone(needed, 0), margins(limit, 0))
                        .proven())
                .isTrue();
        assertThat(HealthProof.NONE
                        .look(.75, alone(needed - 1, 0), margins(limit, 0))
                        .proven())
                .isFalse();
    }

    @Test
    void whatIsProvenStaysProvenForTheStage() {
        HealthProof proven = HealthProof.NONE.look(.75, alone(10_000, 0), margins(.01, 0));

        assertThat(proven.look(.9, alone(10_100, 500), margins(.01, 0))).isEqualTo(proven);
    }

    @Test
    void aLookThatCannotProveAnythingSpendsNothing() {
        assertThat(HealthProof.NONE.look(.75, alone(100, 0), margins(.01, 0))).isEqualTo(HealthProof.NONE);
        assertThat(HealthProof.NONE
                        .look(.75, alone(1000, 3), margins(.01, .001))
                        .spent())
                .isEqualTo(.75);
    }

    @Test
    void aRareFailureIsExcludedByTheLimitAndACommonOneByTheRatio() {
        HealthProof.Margins margins = new HealthProof.Margins(.001, .0005, 2.0);
        ArmCounts common = new ArmCounts(new Counts(30_000, 600), new Counts(30_000, 590));
        ArmCounts rare = new ArmCounts(new Counts(30_000, 3), new Counts(30_000, 2));

        assertThat(HealthProof.NONE.look(.75, common, margins).proven()).isTrue();
        assertThat(HealthProof.NONE.look(.75, rare, margins).proven()).isTrue();
        assertThat(HealthProof.NONE.look(.75, common, margins(.001, .0005)).proven())
                .isFalse();
        assertThat(HealthProof.NONE
                        .look(.75, new ArmCounts(new Counts(30_000, 600), new Counts(30_000, 1150)), margins)
                        .proven())
                .isFalse();
    }

    @Test
    void aVersionAtBothMarginsIsFalselyHealthyAtMostInFiveOfAHundredRuns() {
        int runs = 4000;
        int healthy = 0;
        for (int run = 0; run < runs; run++) {
            Traffic traffic = new Traffic(70_000 + run);
            ArmCounts stage = ArmCounts.NONE;
            HealthProof proof = HealthProof.NONE;
            HealthProof.Margins margins = new HealthProof.Margins(.01, .005, 2.0);
            for (int look = 1; look <= 180; look++) {
                stage = stage.plus(traffic.look(1000, .25, .005, .01));
                double spendable = HealthProof.spendable(Duration.ofSeconds(look * 10L), BAKE);
                proof = spendable > 0 ? proof.look(spendable, stage, margins) : proof;
            }
            healthy += proof.proven() ? 1 : 0;
        }
        double share = healthy / (double) runs;

        System.out.println(String.format(
                Locale.ROOT, "at twice the baseline and at the limit, 4,000 runs: false HEALTHY %.4f", share));
        assertThat(share).isLessThanOrEqualTo(.05);
    }

    @Test
    void aVersionAtTheLimitIsFalselyHealthyAtMostInFiveOfAHundredRuns() {
        atTheLimit(.006, .001, 500);
        atTheLimit(.006, .001, 10);
        atTheLimit(.5, 0, 1);
        atTheLimit(.01, 0, 50);
    }

    private static void atTheLimit(double limit, double reference, double requestsPerLook) {
        int runs = 4000;
        int healthy = 0;
        for (int run = 0; run < runs; run++) {
            healthy += falselyHealthy(new Traffic(90_000 + run), limit, reference, requestsPerLook) ? 1 : 0;
        }
        double share = healthy / (double) runs;

        System.out.println(String.format(
                Locale.ROOT,
                "at the limit %.3f, %.0f requests a look, minute 5 to 30, 4,000 runs: false HEALTHY %.4f",
                limit,
                requestsPerLook,
                share));
        assertThat(share).isLessThanOrEqualTo(.05);
    }

    private static boolean falselyHealthy(Traffic traffic, double rate, double reference, double requestsPerLook) {
        Counts stage = Counts.NONE;
        HealthProof proof = HealthProof.NONE;
        for (int look = 1; look <= 180; look++) {
            stage = stage.plus(traffic.look(requestsPerLook, 1, 0, rate).candidate());
            double spendable = HealthProof.spendable(Duration.ofSeconds(look * 10L), BAKE);
            proof = spendable > 0
                    ? proof.look(spendable, new ArmCounts(Counts.NONE, stage), margins(rate, reference))
                    : proof;
        }
        return proof.proven();
    }

    private static ArmCounts alone(long requests, long errors) {
        return new ArmCounts(Counts.NONE, new Counts(requests, errors));
    }

    private static HealthProof.Margins margins(double limit, double reference) {
        return new HealthProof.Margins(limit, reference, null);
    }
}
