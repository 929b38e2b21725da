package dev.sluice.simulation.bus;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** Which events a service has handled; as {@code INSERT … ON CONFLICT DO NOTHING} in the transaction of the effect. */
public final class Inbox {
    private record Row(String consumer, UUID event) {}

    private final Set<Row> rows = new HashSet<>();
    private final boolean removed;

    /** An inbox; {@code removed} is a sabotage: everything is new to it. */
    public Inbox(boolean removed) {
        this.removed = removed;
    }

    public boolean firstTime(String consumer, UUID event) {
        return rows.add(new Row(consumer, event)) || removed;
    }
}
