package dev.sluice.flag.usage.stale;

import dev.sluice.flag.model.Flag;
import dev.sluice.flag.store.Catalogue;
import dev.sluice.flag.store.FlagRepository;
import dev.sluice.flag.store.StoredFlag;
import dev.sluice.flag.usage.stale.StaleFlags.StaleFlag;
import dev.sluice.flag.usage.stale.StaleJudge.Judged;
import dev.sluice.flag.usage.staleness.Judgement.Fresh;
import dev.sluice.flag.usage.staleness.Judgement.Stale;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes down what was found of one flag, and tells it: once until the flag has been fresh again, whoever looks how often. */
@ApplicationScoped
class StaleNews {
    private final Catalogue catalogue;
    private final FlagRepository flags;
    private final StaleJudge judge;
    private final StaleFlags stale;
    private final StaleAnnouncer announcer;

    StaleNews(Catalogue catalogue, FlagRepository flags, StaleJudge judge, StaleFlags stale, StaleAnnouncer announcer) {
        this.catalogue = catalogue;
        this.flags = flags;
        this.judge = judge;
        this.stale = stale;
        this.announcer = announcer;
    }

    /** Looks at one flag again, while nobody changes it: since it was found stale it may have been. */
    @Transactional
    void settle(String key, Instant now) {
        catalogue.lock();
        Optional<StoredFlag> stored =
                flags.find(key).filter(found -> !found.flag().archived());
        if (stored.isEmpty()) {
            return;
        }
        Judged judged = judge.judge(List.of(stored.get()), now).getFirst();
        switch (judged.judgement()) {
            case Fresh fresh -> stale.remove(key);
            case Stale found ->
                say(judged.flag(), new StaleFlag(key, found.reason(), found.since(), judged.lastEvaluatedAt(), now));
        }
    }

    private void say(Flag flag, StaleFlag found) {
        Optional<StaleFlag> said = stale.find(found.flag());
        if (said.filter(before -> !before.isOver(found)).isPresent()) {
            stale.update(found);
            return;
        }
        stale.remove(found.flag());
        stale.add(found);
        announcer.staleDetected(flag, found);
    }
}
