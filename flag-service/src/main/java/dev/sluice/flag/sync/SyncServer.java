package dev.sluice.flag.sync;

import dev.sluice.flag.application.Snapshots;
import dev.sluice.flag.config.FlagConfig;
import dev.sluice.flag.config.SyncConfig;
import dev.sluice.flag.model.Scope;
import dev.sluice.kit.auth.BearerTokens;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/**
 * Serves {@code flagd.sync.v1} from when all flags are known until the service stops: a client that was sent the few flags that are known
 * too early would forget the others.
 */
@ApplicationScoped
public class SyncServer {
    private static final Logger LOG = Logger.getLogger(SyncServer.class);
    private static final int AFTER_THE_FIRST_SNAPSHOT = 3_000;

    private final SyncConfig config;
    private final Snapshots snapshots;
    private final BearerTokens tokens;
    private final Tally tally = new Tally();
    private final SyncHub hub;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    /** The one with the configured port, then the open one. */
    private volatile List<SyncListener> listeners = List.of();

    SyncServer(FlagConfig config, Snapshots snapshots, BearerTokens tokens) {
        this.config = config.sync();
        this.snapshots = snapshots;
        this.tokens = tokens;
        this.hub = new SyncHub(snapshots::current, this.config.spacing(), this.config.mostStreams(), tally);
    }

    void start(@Observes @Priority(AFTER_THE_FIRST_SNAPSHOT) StartupEvent event) {
        if (config.enabled()) {
            snapshots.onChange(this::changed);
            listenIfWhole();
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        listeners.forEach(SyncListener::refuse);
        hub.close();
        for (SyncListener listener : listeners) {
            listener.close();
        }
        var unused = executor.shutdownNow();
    }

    private void changed() {
        if (listeners.isEmpty()) {
            hub.run(this::listenIfWhole);
        }
        hub.changed();
    }

    private synchronized void listenIfWhole() {
        if (!snapshots.isWhole() || !listeners.isEmpty()) {
            return;
        }
        List<SyncListener> opened = new ArrayList<>();
        Door door = config.open() ? Door.open() : Door.guarded(tokens::find);
        try {
            opened.add(
                    open("port", config.port(), config.host().orElse(config.open() ? "127.0.0.1" : "0.0.0.0"), door));
            config.openPort().ifPresent(port -> opened.add(open("open-port", port, config.openHost(), Door.open())));
        } catch (UncheckedIOException e) {
            opened.forEach(SyncListener::refuse); // else the next try would find its own port taken
            throw e;
        }
        listeners = List.copyOf(opened);
    }

    private SyncListener open(String property, int port, String host, Door door) {
        try {
            SyncListener listener =
                    SyncListener.open(new InetSocketAddress(host, port), door, hub, tally, config, executor);
            LOG.infof(
                    "Flags are synchronised on %s:%d, %s", host, listener.port(), door.isOpen() ? "open" : "by token");
            return listener;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Port " + port + " of " + host + " cannot be opened: set another sluice.flags.sync." + property
                            + ", or sluice.flags.sync.enabled=false",
                    e);
        }
    }

    /** Whether it does what it is configured to do. */
    boolean isReady() {
        return !config.enabled() || !listeners.isEmpty();
    }

    /** The ports that are open, first that for clients with tokens (unless it is configured to be open too). */
    List<Integer> ports() {
        return listeners.stream().map(SyncListener::port).toList();
    }

    /** The sets that somebody follows here, or has fetched since this was asked last. */
    Set<Scope> served() {
        return hub.served();
    }

    /** Of this replica. */
    List<FlagStream> streams() {
        return hub.streams();
    }

    Tally tally() {
        return tally;
    }
}
