package dev.sluice.flag.sync;

import dev.sluice.flag.usage.stale.ServedSets;
import dev.sluice.kit.config.Chore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** Writes down each minute which sets this replica serves, so that none of their flags is called unused. */
@ApplicationScoped
class NoteServedSets implements Chore {
    private final SyncServer server;
    private final ServedSets sets;

    NoteServedSets(SyncServer server, ServedSets sets) {
        this.server = server;
        this.sets = sets;
    }

    @Override
    public String name() {
        return "note served sets of flags";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public boolean oncePerInstallation() {
        return false;
    }

    @Override
    public void run() {
        Instant now = Instant.now();
        server.served().forEach(set -> sets.note(set, now));
    }
}
