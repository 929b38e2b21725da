package dev.sluice.flag.requests.life;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A change that somebody has asked for. */
public record ChangeRequest(UUID id, Wanted wanted, Terms terms, Posted posted, Standing standing) {

    public ChangeRequest with(Standing next) {
        return new ChangeRequest(id, wanted, terms, posted, next);
    }

    /** When time does something to it next; null: never again. */
    public @Nullable Instant dueAt() {
        Instant at = terms.at();
        return switch (standing) {
            case Standing.Pending pending -> terms.expiresAt();
            case Standing.Scheduled scheduled -> at == null ? terms.expiresAt() : at;
            case Standing.Settled settled -> null;
        };
    }
}
