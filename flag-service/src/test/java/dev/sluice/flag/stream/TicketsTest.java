package dev.sluice.flag.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.flag.stream.Coverage.Part;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TicketsTest {
    private static final TicketKey KEY = key(1);
    private static final Ticket TICKET = new Ticket(
            "shop page, ä", true, new Coverage(List.of(new Part("*", "books"), new Part("production", "shop"))), 1_000);

    @Test
    void areReadAsTheyWereWritten() {
        String text = Tickets.sign(TICKET, KEY);

        assertThat(text).matches("[A-Za-z0-9_-]+");
        assertThat(read(text)).contains(TICKET);
        assertThat(Tickets.sign(TICKET, KEY)).isEqualTo(text);
    }

    @Test
    void areRefusedWhateverByteOfThemWasChanged() {
        byte[] ticket = Base64.getUrlDecoder().decode(Tickets.sign(TICKET, KEY));
        for (int i = 0; i < ticket.length; i++) {
            byte[] changed = ticket.clone();
            changed[i] ^= 1;
            assertThat(read(text(changed))).as("byte " + i).isEmpty();
        }
    }

    @Test
    void areRefusedWhenTheyAreCutOrHaveATail() {
        byte[] ticket = Base64.getUrlDecoder().decode(Tickets.sign(TICKET, KEY));
        for (int length = 0; length < ticket.length; length++) {
            assertThat(read(text(Arrays.copyOf(ticket, length)))).isEmpty();
        }
        assertThat(read(text(Arrays.copyOf(ticket, ticket.length + 1)))).isEmpty();
    }

    @Test
    void areRefusedWithoutTheirKey() {
        String text = Tickets.sign(TICKET, KEY);

        assertThat(Tickets.read(text, id -> Optional.of(key(2)))).isEmpty();
        assertThat(Tickets.read(text, id -> Optional.empty())).isEmpty();
        assertThat(read("no ticket")).isEmpty();
        assertThat(read("A".repeat(1_000_000))).isEmpty();
    }

    @Test
    void openNothingFromTheirEndOn() {
        assertThat(TICKET.opensAt(Instant.ofEpochSecond(999))).isTrue();
        assertThat(TICKET.opensAt(Instant.ofEpochSecond(1_000))).isFalse();
    }

    static TicketKey key(int number) {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) number);
        return new TicketKey(secret, Instant.EPOCH);
    }

    private static Optional<Ticket> read(String text) {
        return Tickets.read(text, id -> id == KEY.id() ? Optional.of(KEY) : Optional.empty());
    }

    private static String text(byte[] ticket) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(ticket);
    }
}
