package dev.sluice.flag.stream;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The keys that this replica knows. */
@ApplicationScoped
class KeyRing {
    /** How long a new key waits before it signs: until then every replica has looked for new ones. */
    static final Duration KNOWN_EVERYWHERE = Duration.ofMinutes(5);

    private volatile List<TicketKey> keys = List.of();

    /** These are all there are now. */
    void replace(List<TicketKey> known) {
        keys = known.stream()
                .sorted(Comparator.comparing(TicketKey::createdAt).reversed())
                .toList();
    }

    /** The newest that all replicas know, which the very first one need not wait for; none before the database was asked. */
    Optional<TicketKey> signing(Instant now) {
        List<TicketKey> known = keys;
        return known.stream()
                .filter(key -> !key.createdAt().isAfter(now.minus(KNOWN_EVERYWHERE)))
                .findFirst()
                .or(() -> known.isEmpty() ? Optional.empty() : Optional.of(known.getLast()));
    }

    Optional<TicketKey> find(int id) {
        return keys.stream().filter(key -> key.id() == id).findFirst();
    }
}
