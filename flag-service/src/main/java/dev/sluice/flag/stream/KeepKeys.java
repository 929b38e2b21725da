package dev.sluice.flag.stream;

import dev.sluice.flag.config.FlagConfig;
import dev.sluice.flag.config.StreamsConfig;
import dev.sluice.flag.store.StreamKeys;
import dev.sluice.kit.config.Chore;
import dev.sluice.kit.sql.SqlFailure;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Makes the first key when the installation starts for the first time, another one from time to time, and follows what other replicas make. */
@ApplicationScoped
class KeepKeys implements Chore {
    private static final Logger LOG = Logger.getLogger(KeepKeys.class);
    private static final int SECRET_BYTES = 32;

    private final StreamKeys store;
    private final KeyRing ring;
    private final StreamsConfig config;
    private final SecureRandom random = new SecureRandom();

    KeepKeys(StreamKeys store, KeyRing ring, FlagConfig config) {
        this.store = store;
        this.ring = ring;
        this.config = config.streams();
    }

    void start(@Observes StartupEvent event) {
        try {
            run();
        } catch (SqlFailure e) {
            // safe because it is tried again in a minute; until then bulk answers name no stream
            LOG.warnf("The keys of event streams cannot be read now: %s", e);
        }
    }

    @Override
    public String name() {
        return "keep the keys of event streams";
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
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        store.addUnlessSince(now.minus(config.keyLife()), secret);
        // The successor signs from when all know it; what was signed before is valid for up to one and a half lives.
        store.deleteReplacedBefore(now.minus(KeyRing.KNOWN_EVERYWHERE.multipliedBy(2))
                .minus(config.ticketLife().multipliedBy(2)));
        ring.replace(store.all().stream()
                .map(row -> new TicketKey(row.secret(), row.createdAt()))
                .toList());
    }
}
