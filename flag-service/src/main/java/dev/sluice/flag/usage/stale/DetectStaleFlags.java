package dev.sluice.flag.usage.stale;

import dev.sluice.flag.config.UsageConfig;
import dev.sluice.flag.store.FlagRepository;
import dev.sluice.flag.store.StoredFlag;
import dev.sluice.flag.usage.stale.StaleFlags.StaleFlag;
import dev.sluice.flag.usage.stale.StaleJudge.Judged;
import dev.sluice.flag.usage.staleness.Judgement.Fresh;
import dev.sluice.flag.usage.staleness.Judgement.Stale;
import dev.sluice.kit.config.Chore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks through all flags, on one replica; only those of which something new is to be said are locked. */
@ApplicationScoped
class DetectStaleFlags implements Chore {
    private final FlagRepository flags;
    private final StaleJudge judge;
    private final StaleFlags stale;
    private final StaleNews news;
    private final UsageConfig config;

    DetectStaleFlags(FlagRepository flags, StaleJudge judge, StaleFlags stale, StaleNews news, UsageConfig config) {
        this.flags = flags;
        this.judge = judge;
        this.stale = stale;
        this.news = news;
        this.config = config;
    }

    @Override
    public String name() {
        return "detect stale flags";
    }

    @Override
    public Duration every() {
        return config.staleInterval();
    }

    @Override
    public void run() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        stale.removeArchived();
        Map<String, StaleFlag> known = stale.all();
        String after = "";
        List<StoredFlag> page = flags.living(after, BATCH);
        while (!page.isEmpty()) {
            judge.judge(page, now).stream()
                    .filter(judged -> isNew(judged, known.get(judged.flag().key())))
                    .forEach(judged -> news.settle(judged.flag().key(), now));
            after = page.getLast().flag().key();
            page = flags.living(after, BATCH);
        }
    }

    private static boolean isNew(Judged judged, @Nullable StaleFlag said) {
        return switch (judged.judgement()) {
            case Fresh fresh -> said != null;
            case Stale found ->
                said == null || said.reason() != found.reason() || !said.since().equals(found.since());
        };
    }
}
