package dev.sluice.flag.usage;

import dev.sluice.flag.change.FlagDecision.Refused;
import dev.sluice.flag.change.Refusal;
import dev.sluice.flag.model.Scope;
import dev.sluice.flag.usage.count.Counters;
import dev.sluice.flag.usage.count.OutcomeCount;
import dev.sluice.flag.usage.count.Sink;
import dev.sluice.flag.usage.count.Unpublished;
import dev.sluice.flag.usage.stale.SyncUse;
import dev.sluice.flagengine.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What all replicas have stored and what this one has not stored so far, as one. Reading and storing exclude each other, so that nothing
 * is seen twice or not at all.
 */
@ApplicationScoped
public class UsageLedger {
    private static final Duration STILL = Duration.ofMinutes(5);

    private final Counters counters;
    private final UsageStore store;
    private final SyncUse sync;

    public UsageLedger(Counters counters, UsageStore store, SyncUse sync) {
        this.counters = counters;
        this.store = store;
        this.sync = sync;
    }

    private record Outcome(long revision, String variant, Reason reason) {}

    /** Stores what this replica counted since it did so last. When that fails all of it is stored the next time. */
    synchronized void storeCounts() {
        List<Unpublished> due = counters.unpublished(Sink.DATABASE);
        if (!due.isEmpty()) {
            store.add(due);
            due.forEach(Unpublished::published);
        }
        counters.round();
    }

    /**
     * What came of a flag since, in whole hours: revisions newest first, then variants and reasons by name.
     *
     * @param since the hour that it lies in is included
     */
    public synchronized List<OutcomeCount> counts(String flag, Instant since) {
        List<OutcomeCount> all = new ArrayList<>(store.counts(flag, since));
        all.addAll(pending(flag));
        Map<Outcome, Long> sums = new LinkedHashMap<>();
        all.forEach(each ->
                sums.merge(new Outcome(each.revision(), each.variant(), each.reason()), each.count(), Long::sum));
        return sums.entrySet().stream()
                .map(sum -> new OutcomeCount(
                        sum.getKey().revision(),
                        sum.getKey().variant(),
                        sum.getKey().reason(),
                        sum.getValue()))
                .sorted(Comparator.comparingLong(OutcomeCount::revision)
                        .reversed()
                        .thenComparing(OutcomeCount::variant)
                        .thenComparing(OutcomeCount::reason))
                .toList();
    }

    /** When the flag was evaluated last, to half a minute and an interval. Empty: never since that is counted. */
    public synchronized Optional<Instant> lastEvaluatedAt(String flag, Instant now) {
        return pending(flag).isEmpty() ? store.lastSeen(flag) : Optional.of(now);
    }

    /**
     * Why a flag should not be archived: within the last five minutes some replica has evaluated it, or served its set to providers that
     * evaluate in their own process.
     */
    public Optional<Refused> notArchivable(String flag, Scope set, Instant now) {
        Instant since = now.minus(STILL);
        if (lastEvaluatedAt(flag, now).filter(last -> last.isAfter(since)).isPresent()) {
            return Optional.of(new Refused(
                    Refusal.EVALUATED,
                    "Take the flag out of the code that asks for it and archive it five minutes after the last evaluation, or say"
                            + " force=true: whoever asks then gets the default in their code."));
        }
        return sync.mayBeUsed(set, since)
                ? Optional.of(new Refused(
                        Refusal.EVALUATED,
                        "Providers have the flag's set by sync, and never tell what they evaluate in their own process. Take the flag out"
                                + " of the code of those that GET /api/v1/sync/streams shows, then say force=true: whoever still asks"
                                + " gets the default in their code."))
                : Optional.empty();
    }

    private List<OutcomeCount> pending(String flag) {
        Unpublished pending = counters.unpublished(Sink.DATABASE, flag);
        return pending == null ? List.of() : pending.outcomes();
    }
}
