package dev.sluice.kit.inbox;

import dev.sluice.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.UUID;

/** Makes a consumer idempotent: called first in the transaction of the effect, so that both happen or neither. */
@ApplicationScoped
public class Inbox {
    private final Sql sql;

    public Inbox(Sql sql) {
        this.sql = sql;
    }

    /**
     * Claims an event for a consumer. Waits for a concurrent transaction that claims the same event.
     *
     * @return false when the consumer has handled this event already: stop, commit nothing else
     */
    @Transactional(TxType.MANDATORY)
    public boolean firstTime(String consumer, UUID eventId) {
        return sql.update(
                        "INSERT INTO inbox (consumer, event_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
                        consumer,
                        eventId)
                == 1;
    }
}
