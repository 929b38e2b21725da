package dev.sluice.rollout.application;

import dev.sluice.kit.sql.Sql;
import dev.sluice.rollout.config.RolloutConfig;
import dev.sluice.rollout.lifecycle.RolloutInput;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Timers are due times in the rows of rollouts; every replica looks for those that have come and skips what another one handles. Those that
 * close completed rollouts have a thread of their own: they wait for Kafka, and must not keep the others from their turn.
 */
@ApplicationScoped
public class RolloutTimers {

    private static final Logger LOG = Logger.getLogger(RolloutTimers.class);
    private static final int BATCH = 50;

    private static final String BAKES = "state <> 'Completed'";
    private static final String CLOSES = "state = 'Completed'";

    private record Due(UUID id, int attempt) {}

    private final Sql sql;
    private final RolloutService service;
    private final Closing closing;
    private final RolloutConfig config;
    private final Timer lateness;
    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().daemon().name("rollout-timers-", 0).factory());

    RolloutTimers(Sql sql, RolloutService service, Closing closing, RolloutConfig config, MeterRegistry meters) {
        this.sql = sql;
        this.service = service;
        this.closing = closing;
        this.config = config;
        this.lateness = Timer.builder("sluice.timer.lateness")
                .description("From the moment at which a rollout's timer was due to the moment at which it was handled")
                .register(meters);
    }

    void start(@Observes StartupEvent event) {
        look(this::bake);
        look(this::close);
    }

    private void look(Consumer<Instant> round) {
        long millis = config.timerInterval().toMillis();
        // The future is of no use: run() lets nothing out, and the shutdown ends the schedule.
        var unused = executor.scheduleWithFixedDelay(() -> run(round), millis, millis, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        executor.shutdownNow();
    }

    private void run(Consumer<Instant> round) {
        try {
            round.accept(Clock.systemUTC().instant());
        } catch (RuntimeException | Error e) {
            // safe because this is the worker's outermost loop: the rows stay due, and the next round looks again; an
            // Error that left would end the schedule, silently
            LOG.warnf("Timers wait: %s", e.getMessage());
        }
    }

    private void bake(Instant now) {
        due(BAKES, now).forEach(timer -> fire(timer, BAKES, now));
    }

    private void close(Instant now) {
        List<Due> due = due(CLOSES, now);
        if (!due.isEmpty() && closing.sure()) {
            due.stream()
                    .filter(timer -> closing.unstopped(timer.id(), timer.attempt()))
                    .forEach(timer -> fire(timer, CLOSES, now));
        }
    }

    private List<Due> due(String which, Instant now) {
        return sql.query(
                "SELECT id, attempt FROM rollout WHERE due_at <= ? AND " + which + " ORDER BY due_at LIMIT " + BATCH,
                row -> new Due(row.getObject("id", UUID.class), row.getInt("attempt")),
                now);
    }

    private void fire(Due timer, String which, Instant now) {
        try {
            QuarkusTransaction.requiringNew().run(() -> elapsed(timer.id(), which, now));
        } catch (RuntimeException e) {
            // safe because it ends only this rollout's turn: one that fails must not hold up the timers of the others
            LOG.warnf("The timer of rollout %s waits: %s", timer.id(), e.getMessage());
        }
    }

    private void elapsed(UUID id, String which, Instant now) {
        Optional<Instant> due = sql.queryOne(
                "SELECT due_at FROM rollout WHERE id = ? AND due_at <= ? AND " + which + " FOR UPDATE SKIP LOCKED",
                row -> row.getObject("due_at", OffsetDateTime.class).toInstant(),
                id,
                now);
        if (due.isPresent()) {
            var unused = service.handle(id, new RolloutInput.TimeElapsed(), null);
            lateness.record(Duration.between(due.get(), Clock.systemUTC().instant()));
        }
    }
}
