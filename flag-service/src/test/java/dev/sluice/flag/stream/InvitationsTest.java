package dev.sluice.flag.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sluice.kit.auth.Grant;
import dev.sluice.kit.auth.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InvitationsTest {
    /** The beginning of a step of five minutes. */
    private static final Instant START = Instant.ofEpochSecond(300 * 6_000_000L);

    private static final List<Grant> SHOP = List.of(new Grant(Role.CLIENT, "production", "shop"));

    private final KeyRing keys = new KeyRing();
    private final Invitations invitations = new Invitations(keys, new TestStreamsConfig());

    @BeforeEach
    void createKey() {
        keys.replace(List.of(TicketsTest.key(1)));
    }

    @Test
    void inviteTheSameCallerToTheSameStreamForHalfATicketsLife() {
        Invitation first = invite(START);

        assertThat(invite(START.plusSeconds(299))).isEqualTo(first);
        assertThat(invite(START.plusSeconds(300)).ticket()).isNotEqualTo(first.ticket());
        assertThat(invitations.invite("books", true, SHOP, START).orElseThrow().ticket())
                .isNotEqualTo(first.ticket());
    }

    @Test
    void ticketsAreValidForTenToFifteenMinutes() {
        assertThat(ticket(invite(START)).expires()).isEqualTo(START.getEpochSecond() + 900);
        assertThat(ticket(invite(START.plusSeconds(299))).expires()).isEqualTo(START.getEpochSecond() + 900);
    }

    @Test
    void anAnswerIsKeptUntilAMinuteBeforeItsTicketExpires() {
        String stamp = invite(START).stamp();

        assertThat(invitations.isKept(stamp, START.plusSeconds(839))).isTrue();
        assertThat(invitations.isKept(stamp, START.plusSeconds(841))).isFalse();
        assertThat(invitations.isKept("", START)).isFalse();
        assertThat(invitations.isKept(stamp + "0", START)).isFalse();
        keys.replace(List.of(TicketsTest.key(2)));
        assertThat(invitations.isKept(stamp, START)).isFalse();
    }

    @Test
    void nameThePathUnlessTheyKnowTheUrl() {
        assertThat(invite(START).eventStreams(42))
                .startsWith("[{\"type\":\"sse\",\"endpoint\":{\"requestUri\":\"/ofrep/v1/streams?ticket=")
                .endsWith("&since=42\"},\"inactivityDelaySec\":120}]");
        Invitations elsewhere =
                new Invitations(keys, new TestStreamsConfig(true, Optional.of("https://flags.example.org/a/")));
        assertThat(elsewhere.invite("shop", true, SHOP, START).orElseThrow().eventStreams(42))
                .contains("\"url\":\"https://flags.example.org/a/ofrep/v1/streams?ticket=");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Invitations(keys, new TestStreamsConfig(true, Optional.of("flags.example.org"))));
    }

    @Test
    void inviteNobodyWhoseTicketWouldBeTooLongOrOpenNothing() {
        List<Grant> many = IntStream.range(0, 200)
                .mapToObj(i -> new Grant(Role.CLIENT, "production", "service-" + i))
                .toList();
        assertThat(invitations.invite("shop", true, many, START)).isEmpty();
        assertThat(invitations.invite("ci", true, List.of(new Grant(Role.REPORTER, "*", "*")), START))
                .isEmpty();
    }

    @Test
    void inviteNobodyWithoutAKeyOrWhenStreamsAreOff() {
        keys.replace(List.of());
        assertThat(invitations.invite("shop", true, SHOP, START)).isEmpty();
        createKey();
        assertThat(new Invitations(keys, new TestStreamsConfig(false, Optional.empty()))
                        .invite("shop", true, SHOP, START))
                .isEmpty();
    }

    @Test
    void doNotShowTheTicketInTheLog() {
        assertThat(invite(START).toString()).doesNotContain(invite(START).ticket());
    }

    private Invitation invite(Instant now) {
        return invitations.invite("shop", true, SHOP, now).orElseThrow();
    }

    private Ticket ticket(Invitation invitation) {
        return Tickets.read(invitation.ticket(), keys::find).orElseThrow();
    }
}
