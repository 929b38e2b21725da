package dev.sluice.flag.usage.stale;

import dev.sluice.flag.model.Driver;
import dev.sluice.flag.model.Flag;
import dev.sluice.flag.store.StoredFlag;
import dev.sluice.flag.usage.staleness.FlagUse;
import dev.sluice.flag.usage.staleness.FlagUse.Seen;
import dev.sluice.flag.usage.staleness.Judgement;
import dev.sluice.flag.usage.staleness.Limits;
import dev.sluice.flag.usage.staleness.Staleness;
import dev.sluice.flag.usage.staleness.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Judges stored flags by what the database knows of their use. */
@ApplicationScoped
class StaleJudge {
    private final UseStore uses;
    private final SyncUse sync;

    StaleJudge(UseStore uses, SyncUse sync) {
        this.uses = uses;
        this.sync = sync;
    }

    /**
     * A flag with what was found.
     *
     * @param lastEvaluatedAt null when no evaluation was ever counted
     */
    record Judged(Flag flag, Judgement judgement, @Nullable Instant lastEvaluatedAt) {}

    List<Judged> judge(Collection<StoredFlag> flags, Instant now) {
        Map<String, StoredFlag> byKey = new LinkedHashMap<>();
        flags.forEach(stored -> byKey.put(stored.flag().key(), stored));
        Map<String, List<Seen>> seen = uses.seen(byKey.keySet());
        Instant countedSince = uses.countedSince();
        return byKey.values().stream()
                .map(stored -> {
                    Flag flag = stored.flag();
                    FlagUse use =
                            new FlagUse(seen.getOrDefault(flag.key(), List.of()), countedSince, mayBeUsed(flag, now));
                    return new Judged(
                            flag,
                            Staleness.judge(subject(stored), use, now),
                            use.lastEvaluated().orElse(null));
                })
                .toList();
    }

    private boolean mayBeUsed(Flag flag, Instant now) {
        return Limits.of(flag.definition().kind(), flag.content().card().staleAfterDays())
                .filter(limit -> sync.mayBeUsed(flag.scope(), now.minus(limit)))
                .isPresent();
    }

    private static Subject subject(StoredFlag stored) {
        Flag flag = stored.flag();
        return new Subject(
                flag.definition().kind(), flag.content().card().staleAfterDays(), stored.changedAt(), isDriven(flag));
    }

    private static boolean isDriven(Flag flag) {
        Driver driver = flag.driver();
        return driver != null && driver.active();
    }
}
