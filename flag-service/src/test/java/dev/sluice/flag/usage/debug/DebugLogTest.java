package dev.sluice.flag.usage.debug;

import static dev.sluice.flag.model.Flags.KEY;
import static dev.sluice.flag.model.Flags.flag;
import static dev.sluice.flag.model.Flags.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.flag.evaluation.EvaluableFlag;
import dev.sluice.flag.evaluation.FlagdDefinition;
import dev.sluice.flag.evaluation.Snapshot;
import dev.sluice.flag.usage.TestUsageConfig;
import dev.sluice.flagengine.EvaluationContext;
import dev.sluice.flagengine.Reason;
import dev.sluice.flagengine.rule.Bucketing;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DebugLogTest {
    private static final EvaluationContext ADA = EvaluationContext.of(Map.of("targetingKey", "ada"), 0);
    private static final EvaluationContext GRACE = EvaluationContext.of(Map.of("targetingKey", "grace"), 0);
    private static final int CAPACITY = new TestUsageConfig().debugBuffer();

    private final DebugLog log = new DebugLog(new TestUsageConfig(), new SimpleMeterRegistry());
    private final EvaluableFlag flag = EvaluableFlag.of(flag(KEY, on(false, 50)), other -> null, Map.of());

    @Test
    void writesNothingDownUnlessAsked() {
        log.note(Snapshot.EMPTY, flag, ADA);

        assertThat(log.drain()).isEmpty();
        assertThat(log.isWatching(KEY::equals)).isFalse();
    }

    @Test
    void looksAtEachEvaluationWhileSomebodyWantsAnyWrittenDown() {
        log.changed(settings(0, Set.of("ada"), false));
        assertThat(log.isWatching(KEY::equals)).isTrue();
        assertThat(log.isWatching("another"::equals)).isFalse();

        log.follow(List.of(), log.changes());
        assertThat(log.isWatching(KEY::equals)).isFalse();
    }

    @Test
    void saysOfANamedCallerWhatDecidedAndNotTheValue() {
        log.changed(settings(0, Set.of("ada"), false));
        log.note(Snapshot.EMPTY, flag, ADA);
        log.note(Snapshot.EMPTY, flag, GRACE);

        assertThat(log.drain()).singleElement().satisfies(written -> {
            assertThat(written.contextId()).isEqualTo("ada");
            assertThat(written.named()).isTrue();
            assertThat(written.rule()).isEqualTo("exposure: percentage");
            assertThat(written.bucket()).isEqualTo(Bucketing.bucket(KEY, "ada", FlagdDefinition.BUCKETS));
            assertThat(written.total()).isEqualTo(FlagdDefinition.BUCKETS);
            assertThat(written.reason()).isEqualTo(Reason.TARGETING_MATCH);
            assertThat(written.variant()).isEqualTo(flag.evaluate(ADA).variant());
            assertThat(written.revision()).isEqualTo(1);
            assertThat(written.value()).isNull();
        });
    }

    @Test
    void writesValuesDownWhereAskedTo() {
        log.changed(settings(1, Set.of(), true));
        log.note(Snapshot.EMPTY, flag, ADA);

        assertThat(log.drain()).singleElement().satisfies(written -> assertThat(written.value())
                .isEqualTo(String.valueOf(flag.evaluate(ADA).value())));
    }

    @Test
    void dropsWhatFindsNoRoomAndCountsIt() {
        log.changed(settings(1, Set.of(), false));
        for (int i = 0; i < CAPACITY + 7; i++) {
            log.note(Snapshot.EMPTY, flag, ADA);
        }

        assertThat(log.takeDropped()).containsExactly(Map.entry(KEY, 7L));
        assertThat(log.takeDropped()).isEmpty();
        assertThat(log.drain()).hasSize(CAPACITY);
        log.note(Snapshot.EMPTY, flag, ADA);
        assertThat(log.drain()).as("there is room again").hasSize(1);
    }

    @Test
    void tellsLaterWhatCouldNotBeWrittenOrTold() {
        log.changed(settings(1, Set.of(), false));
        log.note(Snapshot.EMPTY, flag, ADA);
        log.lost(log.drain());
        log.notTold(Map.of(KEY, 4L));

        assertThat(log.takeDropped()).containsExactly(Map.entry(KEY, 5L));
    }

    @Test
    void followsWhatHoldsInTheInstallation() {
        log.changed(settings(1, Set.of(), false));
        log.follow(List.of(), log.changes());
        log.note(Snapshot.EMPTY, flag, ADA);

        assertThat(log.drain()).isEmpty();
    }

    @Test
    void keepsWhatWasSetWhileItAsked() {
        long seen = log.changes();
        log.changed(settings(1, Set.of(), false));
        log.follow(List.of(), seen);
        log.note(Snapshot.EMPTY, flag, ADA);

        assertThat(log.drain()).hasSize(1);
    }

    private static DebugSettings settings(double sampling, Set<String> keys, boolean values) {
        return new DebugSettings(KEY, sampling, keys, Map.of(), values, Instant.MAX, new UUID(1, 2));
    }
}
