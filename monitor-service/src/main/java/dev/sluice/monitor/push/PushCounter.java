package dev.sluice.monitor.push;

import dev.sluice.kit.problem.ProblemException;
import dev.sluice.monitor.push.PushStore.ArmRow;
import dev.sluice.monitor.push.PushStore.ReporterRow;
import dev.sluice.monitor.push.PushedBatch.PushedSample;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Adds batches to the totals of their arms, each once, in the caller's transaction. */
@ApplicationScoped
public class PushCounter {
    private static final int MAX_ARMS = 100;

    private final PushStore store;
    private final Clock clock;

    PushCounter(PushStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Counts a batch; says whether it was new.
     *
     * @throws ProblemException when it cannot be counted
     */
    @Transactional(TxType.MANDATORY)
    public boolean count(PushedBatch batch) {
        Instant now = clock.instant();
        BatchRules.require(batch, now);
        Pushed pushed = batch.of();
        Instant since = store.lock(pushed, now);
        if (!store.first(pushed, batch.reporter(), batch.sequence(), now)) {
            return false;
        }
        Map<String, ArmRow> arms = new HashMap<>();
        store.arms(pushed).forEach(arm -> arms.put(arm.arm(), arm));
        for (PushedSample sample : batch.samples()) {
            Totals more = more(batch, sample, since, now);
            arms.merge(sample.arm(), new ArmRow(sample.arm(), more, sample.at()), PushCounter::plus);
        }
        if (arms.size() > MAX_ARMS) {
            throw new ProblemException(
                    PushProblem.TOO_MANY_ARMS,
                    "A source holds at most " + MAX_ARMS + " arms: versions or variants, never users or pods.");
        }
        batch.samples().stream()
                .map(PushedSample::arm)
                .distinct()
                .flatMap(arm -> java.util.Optional.ofNullable(arms.get(arm)).stream())
                .forEach(arm -> store.save(pushed, arm));
        return true;
    }

    private Totals more(PushedBatch batch, PushedSample sample, Instant since, Instant now) {
        Totals said = Totals.of(sample);
        return switch (batch.kind()) {
            case DELTA -> said;
            case CUMULATIVE -> {
                ReporterRow last = store.reporter(batch.of(), batch.reporter(), sample.arm())
                        .orElse(null);
                if (last != null && last.sequence() > batch.sequence()) {
                    // a late batch: what it says is part of a newer one that was counted
                    yield Totals.NONE;
                }
                ReporterRow next = new ReporterRow(batch.sequence(), said);
                store.save(batch.of(), batch.reporter(), sample.arm(), next, now);
                if (last != null) {
                    yield said.since(last.totals());
                }
                // counters that began while somebody listened hold nothing older; of others nobody knows when it
                // happened
                yield sample.since() != null && !sample.since().isBefore(since) ? said : Totals.NONE;
            }
        };
    }

    private static ArmRow plus(ArmRow before, ArmRow more) {
        Instant newest = more.newestAt().isAfter(before.newestAt()) ? more.newestAt() : before.newestAt();
        return new ArmRow(before.arm(), before.totals().plus(more.totals()), newest);
    }
}
