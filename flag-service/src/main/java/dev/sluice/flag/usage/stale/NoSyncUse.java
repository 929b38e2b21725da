package dev.sluice.flag.usage.stale;

import dev.sluice.flag.model.Scope;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Where flags are given to nobody, nobody uses them elsewhere. */
@DefaultBean
@ApplicationScoped
class NoSyncUse implements SyncUse {
    @Override
    public boolean mayBeUsed(Scope scope, Instant since) {
        return false;
    }
}
