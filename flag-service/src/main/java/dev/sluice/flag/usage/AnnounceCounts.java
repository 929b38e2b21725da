package dev.sluice.flag.usage;

import dev.sluice.flag.config.UsageConfig;
import dev.sluice.flag.usage.count.Counters;
import dev.sluice.flag.usage.count.Sink;
import dev.sluice.flag.usage.count.Unpublished;
import dev.sluice.kit.config.Chore;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jboss.logging.Logger;

/** Publishes what this replica counted, every few seconds; nothing of flags that nobody evaluated. */
@ApplicationScoped
class AnnounceCounts implements Chore {
    private static final Logger LOG = Logger.getLogger(AnnounceCounts.class);

    private final Counters counters;
    private final CountAnnouncer announcer;
    private final UsageConfig config;

    AnnounceCounts(Counters counters, CountAnnouncer announcer, UsageConfig config) {
        this.counters = counters;
        this.announcer = announcer;
        this.config = config;
    }

    void stop(@Observes ShutdownEvent event) {
        try {
            run();
        } catch (RuntimeException e) {
            // safe because the service stops: the database has these counts, and Kafka is away
            LOG.warnf("the last counts of evaluations could not be published: %s", e);
        }
    }

    @Override
    public String name() {
        return "publish counts of evaluations";
    }

    @Override
    public Duration every() {
        return config.interval();
    }

    @Override
    public boolean oncePerInstallation() {
        return false;
    }

    @Override
    public synchronized void run() {
        List<Unpublished> due = counters.unpublished(Sink.TOPIC);
        if (!due.isEmpty()) {
            announcer.announce(due, Instant.now().truncatedTo(ChronoUnit.MILLIS));
        }
    }
}
