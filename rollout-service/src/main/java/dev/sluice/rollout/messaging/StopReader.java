package dev.sluice.rollout.messaging;

import dev.sluice.kit.broadcast.Begin;
import dev.sluice.kit.broadcast.BroadcastReader;
import dev.sluice.kit.broadcast.BroadcastReaders;
import dev.sluice.rollout.targets.StopKnowledge;
import dev.sluice.rollout.targets.Stops;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads verdicts and rollbacks ahead of the consumers, in each replica, so that nothing is raised after a stop was published, however
 * late the consumers are. While Kafka does not answer it knows of nothing new and says so.
 */
@ApplicationScoped
public class StopReader implements StopKnowledge {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final BroadcastReaders readers;
    private final Stops stops = new Stops();
    private volatile @Nullable BroadcastReader reader;

    StopReader(BroadcastReaders readers) {
        this.readers = readers;
    }

    void start(@Observes StartupEvent event) {
        reader = readers.open(
                "stops",
                List.of(new Begin.WithChannel("verdicts"), new Begin.WithChannel("rollbacks")),
                read -> StopEvents.note(read, stops));
    }

    void stop(@Observes ShutdownEvent event) {
        BroadcastReader open = reader;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public boolean caughtUp() {
        BroadcastReader open = reader;
        return open != null && open.caughtUp(PATIENCE);
    }

    @Override
    public Optional<String> stop(UUID rollout, int attempt) {
        return stops.of(rollout, attempt);
    }

    @Override
    public Optional<String> rollback(UUID rollout) {
        return stops.ofRollback(rollout);
    }
}
