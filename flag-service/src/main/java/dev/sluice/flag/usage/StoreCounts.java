package dev.sluice.flag.usage;

import dev.sluice.flag.config.UsageConfig;
import dev.sluice.kit.config.Chore;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Stores what this replica counted every few seconds, and when it stops, so that only a kill loses anything. */
@ApplicationScoped
class StoreCounts implements Chore {
    private static final Logger LOG = Logger.getLogger(StoreCounts.class);

    private final UsageLedger ledger;
    private final UsageConfig config;

    StoreCounts(UsageLedger ledger, UsageConfig config) {
        this.ledger = ledger;
        this.config = config;
    }

    void stop(@Observes ShutdownEvent event) {
        try {
            run();
        } catch (RuntimeException e) {
            // safe because the service stops, and whoever cannot be asked now is not asked again
            LOG.warnf("the last counts of evaluations could not be stored: %s", e);
        }
    }

    @Override
    public String name() {
        return "store counts of evaluations";
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
    public void run() {
        ledger.storeCounts();
    }
}
