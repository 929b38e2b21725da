package dev.sluice.judge.burn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.judge.Counts;
import java.util.List;
import org.junit.jupiter.api.Test;

class BurnRateTest {
    private static final BurnObjective SLO = new BurnObjective(.999, 100, BurnWindow.WORKBOOK);
    private static final double MINUTE = 60;

    @Test
    void theRateIsErrorsPerRequestInUnitsOfTheBudget() {
        BurnRate.Burn burn = minutes(BurnRate.start(SLO), 3, 1000, 2).burns().getFirst();

        assertThat(burn.longRate()).isCloseTo(2, within(1e-9));
        assertThat(burn.shortRate()).isCloseTo(2, within(1e-9));
        assertThat(burn.severity()).isCloseTo(2 / 14.4, within(1e-9));
    }

    @Test
    void bothWindowsHaveToBurn() {
        BurnRate healthy = minutes(BurnRate.start(SLO), 60, 1000, 0);

        BurnRate outage = minutes(healthy, 8, 1000, 100);
        assertThat(outage.burns().getFirst().shortRate()).isGreaterThan(90);
        assertThat(outage.burning().orElseThrow().window().factor()).isEqualTo(6);

        BurnRate lasting = minutes(outage, 1, 1000, 100);
        assertThat(lasting.burning().orElseThrow().window().factor()).isEqualTo(14.4);

        BurnRate over = minutes(lasting, 6, 1000, 0);
        assertThat(over.burns().getFirst().longRate()).isGreaterThan(14.4);
        assertThat(over.burns().getFirst().severity()).isLessThan(1);
    }

    @Test
    void aSlowBurnIsFoundByTheLongWindows() {
        BurnRate day = minutes(BurnRate.start(SLO), 24 * 60, 1000, 2);

        assertThat(day.burning().orElseThrow().window().factor()).isEqualTo(1);
        assertThat(minutes(BurnRate.start(SLO), 24 * 60, 1000, 1).burning()).isEmpty();
        assertThat(minutes(BurnRate.start(SLO), 60, 1000, 7)
                        .burning()
                        .orElseThrow()
                        .window()
                        .factor())
                .isEqualTo(6);
    }

    @Test
    void fewRequestsDoNotBurn() {
        assertThat(minutes(BurnRate.start(SLO), 1, 99, 99).burning()).isEmpty();
        assertThat(minutes(BurnRate.start(SLO), 1, 100, 99).burning()).isPresent();
    }

    @Test
    void aPauseEmptiesTheWindows() {
        BurnRate burning = minutes(BurnRate.start(SLO), 60, 1000, 100);

        BurnRate hour = burning.observe(Counts.NONE, 3600);
        assertThat(hour.burns().getFirst().longCounts()).isEqualTo(Counts.NONE);
        assertThat(hour.burns().getLast().longCounts().errors()).isEqualTo(6000);
        assertThat(burning.observe(Counts.NONE, 1e12).burning()).isEmpty();
    }

    @Test
    void windowsCoverTheirTimeToABucket() {
        BurnRate rate = BurnRate.start(SLO);
        for (int look = 0; look < 3 * 8640; look++) {
            rate = rate.observe(new Counts(10, 0), 10);
        }
        for (BurnRate.Burn burn : rate.burns()) {
            double bucket = burn.window().shortSeconds() / 10;
            assertThat((double) burn.longCounts().requests())
                    .isBetween(
                            burn.window().longSeconds() - bucket, burn.window().longSeconds());
            assertThat((double) burn.shortCounts().requests())
                    .isBetween(
                            burn.window().shortSeconds() - bucket, burn.window().shortSeconds());
        }
        assertThat(rate.rings().stream().mapToInt(ring -> ring.buckets().size()).sum())
                .isEqualTo(360);
    }

    @Test
    void aPlanMayWantShorterWindowsButNotMoreState() {
        BurnWindow quick = BurnWindow.WORKBOOK.getFirst().scaled(1 / 12.0);
        assertThat(quick).isEqualTo(new BurnWindow(14.4, 300, 25));
        BurnRate rate = minutes(BurnRate.start(new BurnObjective(.999, 100, List.of(quick))), 5, 1000, 0);
        assertThat(rate.observe(new Counts(1000, 80), MINUTE).burning()).isPresent();

        BurnWindow longest = new BurnWindow(1, 24, 1);
        BurnRate most = BurnRate.start(new BurnObjective(.99, 1, List.of(longest, longest, longest)));
        for (int look = 0; look < 1000; look++) {
            most = most.observe(new Counts(1, 0), .1);
        }
        assertThat(most.rings().stream().mapToInt(ring -> ring.buckets().size()).sum())
                .isEqualTo(720);
        assertThatThrownBy(() -> new BurnWindow(1, 25, 1)).hasMessageContaining("24");
        assertThatThrownBy(() -> new BurnObjective(1, 1, BurnWindow.WORKBOOK)).hasMessageContaining("target");
    }

    private static BurnRate minutes(BurnRate start, int count, long requests, long errors) {
        BurnRate rate = start;
        for (int minute = 0; minute < count; minute++) {
            rate = rate.observe(new Counts(requests, errors), MINUTE);
        }
        return rate;
    }
}
