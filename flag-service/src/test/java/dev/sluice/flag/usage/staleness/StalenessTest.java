package dev.sluice.flag.usage.staleness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.flag.model.Kind;
import dev.sluice.flag.usage.staleness.FlagUse.Seen;
import dev.sluice.flag.usage.staleness.Judgement.Fresh;
import dev.sluice.flag.usage.staleness.Judgement.Stale;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ages are in days before now. */
class StalenessTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    @ParameterizedTest(name = "{0}, override {1}, changed {2}, on {3}, off {4}: {5} since {6}")
    @CsvSource(
            nullValues = "-",
            value = {
                // kind, override, changed, on last seen, off last seen, judgement, since
                "release,     -,  39, -,  -,  FRESH,         -",
                "release,     -,  40, -,  -,  NOT_EVALUATED, 40",
                "release,     -,  90, 39, 39, FRESH,         -",
                "release,     -,  90, 40, 41, NOT_EVALUATED, 40",
                "release,     -,  90, 0,  39, FRESH,         -",
                "release,     -,  90, 0,  40, ONE_VARIANT,   40",
                "release,     -,  90, 0,  -,  ONE_VARIANT,   90",
                "release,     -,  90, 39, -,  ONE_VARIANT,   90",
                "release,     -,  39, 0,  60, FRESH,         -",
                "release,     -,  41, 0,  60, ONE_VARIANT,   41",
                "release,     -,  41, 60, 60, NOT_EVALUATED, 41",
                "release,     -,  1,  60, 60, FRESH,         -",
                "experiment,  -,  40, -,  -,  NOT_EVALUATED, 40",
                "experiment,  -,  39, -,  -,  FRESH,         -",
                "operational, -,  7,  -,  -,  NOT_EVALUATED, 7",
                "operational, -,  6,  -,  -,  FRESH,         -",
                "operational, -,  90, 0,  8,  ONE_VARIANT,   8",
                "permission,  -,  99, -,  -,  FRESH,         -",
                "permission,  -,  99, 0,  -,  FRESH,         -",
                "permission,  3,  3,  -,  -,  NOT_EVALUATED, 3",
                "release,     0,  99, -,  -,  FRESH,         -",
                "release,     90, 89, -,  -,  FRESH,         -",
                "release,     1,  1,  0,  -,  ONE_VARIANT,   1",
            })
    void judgesByKindAgeAndUse(
            String kind,
            @Nullable Integer override,
            int changed,
            @Nullable Integer on,
            @Nullable Integer off,
            String expected,
            @Nullable Integer since) {
        Subject subject = new Subject(Kind.valueOf(kind.toUpperCase(Locale.ROOT)), override, ago(changed), false);

        expect(Staleness.judge(subject, use(on, off, 1000, false), NOW), expected, since);
    }

    @Test
    void aRolloutThatIsUnderWayKeepsItFresh() {
        Subject driven = new Subject(Kind.RELEASE, null, ago(90), true);

        expect(Staleness.judge(driven, use(null, null, 1000, false), NOW), "FRESH", null);
    }

    @Test
    void nothingIsSaidOfTheTimeBeforeEvaluationsWereCounted() {
        Subject old = new Subject(Kind.RELEASE, null, ago(900), false);

        expect(Staleness.judge(old, use(null, null, 39, false), NOW), "FRESH", null);
        expect(Staleness.judge(old, use(null, null, 41, false), NOW), "NOT_EVALUATED", 41);
        expect(Staleness.judge(old, use(0, null, 39, false), NOW), "FRESH", null);
    }

    @Test
    void whatMayBeUsedInProcessIsSaidToBeNeitherUnusedNorTheSameForAll() {
        Subject old = new Subject(Kind.RELEASE, null, ago(90), false);

        Judgement unused = Staleness.judge(old, use(null, null, 1000, true), NOW);
        expect(unused, "FRESH", null);
        assertThat(unused.evidence()).contains("possibly used");
        Judgement probed = Staleness.judge(old, use(0, null, 1000, true), NOW);
        expect(probed, "FRESH", null);
        assertThat(probed.evidence()).contains("in their own process");
    }

    @Test
    void countsTheDefaultInTheCodeAsAVariant() {
        Subject old = new Subject(Kind.RELEASE, null, ago(90), false);
        FlagUse both = new FlagUse(List.of(new Seen("", ago(1)), new Seen("on", ago(0))), ago(1000), false);
        FlagUse codeOnly = new FlagUse(List.of(new Seen("", ago(1))), ago(1000), false);

        expect(Staleness.judge(old, both, NOW), "FRESH", null);
        assertThat(Staleness.judge(old, codeOnly, NOW).evidence()).contains("the default in the caller's code");
    }

    private static void expect(Judgement judgement, String expected, @Nullable Integer since) {
        switch (judgement) {
            case Fresh fresh -> assertThat("FRESH").as(fresh.evidence()).isEqualTo(expected);
            case Stale stale -> {
                assertThat(stale.reason().name()).isEqualTo(expected);
                assertThat(Duration.between(stale.since(), NOW).toDays())
                        .isEqualTo((long) (since == null ? -1 : since));
            }
        }
        assertThat(judgement.evidence()).matches("[A-Z].*\\.");
    }

    private static FlagUse use(@Nullable Integer on, @Nullable Integer off, int counted, boolean inProcess) {
        List<Seen> seen = new ArrayList<>();
        if (on != null) {
            seen.add(new Seen("on", ago(on)));
        }
        if (off != null) {
            seen.add(new Seen("off", ago(off)));
        }
        return new FlagUse(seen, ago(counted), inProcess);
    }

    private static Instant ago(int days) {
        return NOW.minus(Duration.ofDays(days));
    }
}
