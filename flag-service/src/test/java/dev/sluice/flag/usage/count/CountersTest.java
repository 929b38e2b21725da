package dev.sluice.flag.usage.count;

import static dev.sluice.flag.model.Flags.KEY;
import static dev.sluice.flag.model.Flags.flag;
import static dev.sluice.flag.model.Flags.on;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.sluice.flag.evaluation.EvaluableFlag;
import dev.sluice.flag.model.Flag;
import dev.sluice.flagengine.Evaluation;
import dev.sluice.flagengine.EvaluationContext;
import dev.sluice.flagengine.Reason;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class CountersTest {
    private static final EvaluationContext INSIDER =
            EvaluationContext.of(Map.of("targetingKey", "ada", "internal", true), 0);
    private static final EvaluationContext OUTSIDER = EvaluationContext.of(Map.of("targetingKey", "ada"), 0);

    private final Set<String> appeared = new HashSet<>();
    private final Counters counters =
            new Counters((flag, variant, reason) -> appeared.add(flag.flag() + " " + variant + " " + reason));
    private final EvaluableFlag flag = compiled(flag(KEY, on(true, 0)));

    @Test
    void countsByRevisionVariantAndReason() {
        evaluate(flag, INSIDER, 3);
        evaluate(flag, OUTSIDER, 2);
        EvaluableFlag next = compiled(flag.flag().next(on(false, 100), null));
        evaluate(next, OUTSIDER, 1);

        assertThat(outcomes(Sink.DATABASE))
                .containsExactlyInAnyOrder(
                        new OutcomeCount(1, "on", Reason.TARGETING_MATCH, 3),
                        new OutcomeCount(1, "off", Reason.TARGETING_MATCH, 2),
                        new OutcomeCount(2, "on", Reason.STATIC, 1));
        assertThat(appeared)
                .containsExactlyInAnyOrder(
                        KEY + " on TARGETING_MATCH", KEY + " off TARGETING_MATCH", KEY + " on STATIC");
    }

    @Test
    void countsTheDefaultInTheCodeAsAVariantWithoutAName() {
        counters.count(flag, new Evaluation(null, null, Reason.ERROR, null, "broken"));

        assertThat(outcomes(Sink.TOPIC)).containsExactly(new OutcomeCount(1, "", Reason.ERROR, 1));
    }

    @Test
    void givesEachSinkEverythingOnce() {
        evaluate(flag, INSIDER, 3);
        counters.unpublished(Sink.DATABASE).forEach(Unpublished::published);
        evaluate(flag, INSIDER, 4);

        assertThat(outcomes(Sink.DATABASE)).containsExactly(new OutcomeCount(1, "on", Reason.TARGETING_MATCH, 4));
        assertThat(outcomes(Sink.TOPIC)).containsExactly(new OutcomeCount(1, "on", Reason.TARGETING_MATCH, 7));
        counters.unpublished(Sink.DATABASE).forEach(Unpublished::published);
        assertThat(counters.unpublished(Sink.DATABASE)).isEmpty();
    }

    @Test
    void keepsWhatWasCountedWhileItWasPublished() {
        evaluate(flag, INSIDER, 3);
        List<Unpublished> due = counters.unpublished(Sink.DATABASE);
        evaluate(flag, INSIDER, 2);
        due.forEach(Unpublished::published);

        assertThat(outcomes(Sink.DATABASE)).containsExactly(new OutcomeCount(1, "on", Reason.TARGETING_MATCH, 2));
    }

    @Test
    void losesNothingWhileManyCountAndOnePublishes() throws InterruptedException {
        int threads = 4;
        int each = 50_000;
        CountDownLatch done = new CountDownLatch(threads);
        for (int i = 0; i < threads; i++) {
            Thread.ofPlatform().start(() -> {
                for (int n = 0; n < each; n++) {
                    evaluate(flag, n % 2 == 0 ? INSIDER : OUTSIDER, 1);
                }
                done.countDown();
            });
        }
        long published = 0;
        while (done.getCount() > 0) {
            published += publish();
        }
        done.await();
        published += publish();

        assertThat(published).isEqualTo((long) threads * each);
        assertThat(counters.uncounted()).isZero();
    }

    @Test
    void makesNoGarbageForWhatItKnows() {
        ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Evaluation evaluation = flag.evaluate(INSIDER);
        for (int i = 0; i < 1_000; i++) {
            counters.count(flag, evaluation);
        }
        long before = memory.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 100_000; i++) {
            counters.count(flag, evaluation);
        }
        long bytes = memory.getCurrentThreadAllocatedBytes() - before;

        assertThat(bytes).as("bytes for 100,000 evaluations").isLessThan(10_000);
    }

    @Test
    void isBoundedAndSaysWhatItDidNotCount() {
        Flag current = flag.flag();
        for (int i = 0; i < FlagCounts.MOST + 10; i++) {
            evaluate(compiled(current), OUTSIDER, 1);
            current = current.next(on(true, 0), null);
        }

        assertThat(outcomes(Sink.DATABASE)).hasSize(FlagCounts.MOST);
        assertThat(counters.uncounted()).isEqualTo(10);
    }

    @Test
    void forgetsWhatNobodyEvaluatesButNotItsTotal() {
        List<FlagCounts> known = new ArrayList<>();
        Counters counted = new Counters((of, variant, reason) -> known.add(of));
        counted.count(flag, flag.evaluate(INSIDER));
        FlagCounts counts = known.getFirst();
        for (int i = 0; i <= FlagCounts.PATIENCE + 1; i++) {
            counted.round();
        }
        assertThat(counts.size()).as("not before it is published").isEqualTo(1);

        for (Sink sink : Sink.values()) {
            counted.unpublished(sink).forEach(Unpublished::published);
        }
        counted.round();
        assertThat(counts.size()).isZero();
        assertThat(counts.total("on", Reason.TARGETING_MATCH)).isEqualTo(1);
        counted.round();
        counted.count(flag, flag.evaluate(INSIDER));
        assertThat(counts.total("on", Reason.TARGETING_MATCH)).isEqualTo(2);
        assertThat(counted.unpublished(Sink.DATABASE)).hasSize(1);
    }

    @Test
    void countsARepeatAsIfEverythingWereEvaluatedAgain() {
        EvaluableFlag other = compiled(flag("other", on(false, 0)));
        evaluate(flag, INSIDER, 1);
        Repeat repeat = counters.repeat(
                List.of(new Counted(flag, flag.evaluate(INSIDER)), new Counted(other, other.evaluate(INSIDER))));
        assertThat(repeat.again()).isTrue();
        assertThat(repeat.again()).isTrue();

        assertThat(outcomes(Sink.DATABASE))
                .containsExactlyInAnyOrder(
                        new OutcomeCount(1, "on", Reason.TARGETING_MATCH, 3),
                        new OutcomeCount(1, "off", Reason.STATIC, 2));
        assertThat(counters.unpublished(Sink.TOPIC, "other"))
                .isNotNull()
                .satisfies(each -> assertThat(each.evaluations()).isEqualTo(2));
        assertThat(publish()).isEqualTo(5);
        assertThat(repeat.again()).isTrue();
        assertThat(publish()).isEqualTo(2);
    }

    @Test
    void countsARepeatUntilItIsOverAndForgetsItThen() {
        Repeat repeat = counters.repeat(List.of(new Counted(flag, flag.evaluate(INSIDER))));
        assertThat(repeat.again()).isTrue();
        repeat.end();
        assertThat(repeat.again()).isFalse();
        assertThat(counters.repeats()).isZero();

        assertThat(outcomes(Sink.DATABASE)).containsExactly(new OutcomeCount(1, "on", Reason.TARGETING_MATCH, 1));
    }

    private long publish() {
        List<Unpublished> due = new ArrayList<>(counters.unpublished(Sink.DATABASE));
        counters.unpublished(Sink.TOPIC).forEach(Unpublished::published);
        due.forEach(Unpublished::published);
        return due.stream().mapToLong(Unpublished::evaluations).sum();
    }

    private List<OutcomeCount> outcomes(Sink sink) {
        return counters.unpublished(sink).stream()
                .flatMap(each -> each.outcomes().stream())
                .toList();
    }

    private void evaluate(EvaluableFlag evaluated, EvaluationContext caller, int times) {
        for (int i = 0; i < times; i++) {
            counters.count(evaluated, evaluated.evaluate(caller));
        }
    }

    private static EvaluableFlag compiled(Flag definition) {
        return EvaluableFlag.of(definition, other -> null, Map.of());
    }
}
