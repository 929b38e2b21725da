package dev.sluice.kit.outbox;

import dev.sluice.kit.config.Chore;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** The backlog as metrics, counted every few seconds so that a scrape costs no query. */
@ApplicationScoped
class OutboxGauges implements Chore {
    private final OutboxBacklog backlog;
    private volatile OutboxBacklog.Size size = new OutboxBacklog.Size(0, 0, 0);

    OutboxGauges(OutboxBacklog backlog, MeterRegistry meters) {
        this.backlog = backlog;
        meters.gauge("sluice_outbox_backlog", this, gauges -> gauges.size.waiting());
        meters.gauge("sluice_outbox_parked", this, gauges -> gauges.size.parked());
        meters.gauge("sluice_outbox_oldest_seconds", this, gauges -> gauges.size.oldestMillis() / 1000.0);
    }

    @Override
    public String name() {
        return "count the outbox";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(5);
    }

    @Override
    public boolean oncePerInstallation() {
        return false;
    }

    @Override
    public void run() {
        size = backlog.size();
    }
}
