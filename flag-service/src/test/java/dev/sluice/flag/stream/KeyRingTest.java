package dev.sluice.flag.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyRingTest {
    private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");
    private final KeyRing ring = new KeyRing();

    @Test
    void signsWithTheFirstKeyAtOnce() {
        TicketKey first = key(1, START);
        ring.replace(List.of(first));

        assertThat(ring.signing(START)).contains(first);
    }

    @Test
    void signsWithTheNextKeyWhenAllReplicasKnowItAndStillKnowsTheOneBefore() {
        TicketKey first = key(1, START);
        TicketKey next = key(2, START.plusSeconds(1_000));
        ring.replace(List.of(first, next));

        assertThat(ring.signing(START.plusSeconds(1_299))).contains(first);
        assertThat(ring.signing(START.plusSeconds(1_300))).contains(next);
        assertThat(ring.find(first.id())).contains(first);
        assertThat(ring.find(next.id())).contains(next);
    }

    @Test
    void hasNoneBeforeTheDatabaseWasAsked() {
        assertThat(ring.signing(START)).isEmpty();
    }

    private static TicketKey key(int number, Instant createdAt) {
        return new TicketKey(new byte[] {(byte) number}, createdAt);
    }
}
