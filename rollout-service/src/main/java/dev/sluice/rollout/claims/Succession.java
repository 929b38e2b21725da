package dev.sluice.rollout.claims;

import java.util.UUID;

/** Ids of rollouts that follow each other on a target. Pure. */
final class Succession {

    private Succession() {}

    /**
     * An id for a rollout that comes after {@code last}, greater as text also when the clock stepped back or another
     * replica's clock is ahead.
     *
     * @param fresh a new UUIDv7, used as it is when it is greater already
     * @param last text of the last holder's id; empty when there was none
     */
    static UUID after(UUID fresh, String last) {
        if (fresh.toString().compareTo(last) > 0) {
            return fresh;
        }
        long high = UUID.fromString(last).getMostSignificantBits();
        long counter = high & 0xFFF;
        long millis = high >>> 16;
        long next = counter < 0xFFF ? high + 1 : ((millis + 1) << 16) | 0x7000L;
        return new UUID(next, fresh.getLeastSignificantBits());
    }
}
