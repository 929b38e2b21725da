package dev.sluice.flag.messaging;

import dev.sluice.flag.application.RaiseGuard;
import dev.sluice.flag.application.Stops;
import dev.sluice.flag.application.StopsUnknownException;
import dev.sluice.flag.model.Fence;
import dev.sluice.kit.broadcast.Begin;
import dev.sluice.kit.broadcast.BroadcastReader;
import dev.sluice.kit.broadcast.BroadcastReaders;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads verdicts and rollbacks ahead of the consumers, in each replica, so that no stage sets a flag after its stop was published, however
 * late the consumers are.
 */
@ApplicationScoped
class StopReader implements RaiseGuard {
    private static final String VERDICTS = "sluice.verdicts.v1";
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** An UNHEALTHY verdict is followed by its rollback, which is read from where the channel stands, however old. */
    private static final Duration LATE = Duration.ofHours(1);

    private final BroadcastReaders readers;
    private final Stops stops = new Stops();
    private volatile @Nullable BroadcastReader reader;

    StopReader(BroadcastReaders readers) {
        this.readers = readers;
    }

    void start(@Observes StartupEvent event) {
        reader = readers.open(
                "stops",
                List.of(new Begin.WithChannel("rollbacks"), new Begin.Ago(VERDICTS, LATE)),
                read -> StopEvents.note(read, stops));
    }

    void stop(@Observes ShutdownEvent event) {
        BroadcastReader open = reader;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public Optional<String> stopped(Fence fence) {
        BroadcastReader open = reader;
        if (open == null || !open.caughtUp(PATIENCE)) {
            throw new StopsUnknownException();
        }
        return stops.of(fence);
    }
}
