package dev.sluice.simulation.world;

import java.util.UUID;

/** Ids of the shape of UUIDv7: each is greater as text than the one before. */
public final class Ids {
    private long last;

    public UUID next() {
        last++;
        return new UUID((last << 16) | 0x7000L, 0x8000_0000_0000_0000L | last);
    }
}
