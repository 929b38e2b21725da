package dev.sluice.flag.sync;

import static dev.sluice.flag.sync.Sets.BOOKS;
import static dev.sluice.flag.sync.Sets.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.flag.evaluation.Snapshot;
import dev.sluice.flag.sync.Sets.Client;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class FeedTest {
    private static final long SPACING = Duration.ofMillis(500).toNanos();
    private static final long TWO = Duration.ofSeconds(2).toNanos();
    private static final long TEN = Duration.ofSeconds(10).toNanos();

    private final Sets sets = new Sets();
    private final Tally tally = new Tally();
    private final Snapshot start = sets.expose(SHOP, "a", 0);
    private final Feed feed = new Feed(SHOP, start, Sets.of(start, SHOP), Duration.ofNanos(SPACING), tally, 0);
    private final Client client = new Client();

    @Test
    void sendsTheWholeSetAtOnce() {
        follow(client);

        assertThat(client.versions()).containsExactly(1L);
        assertThat(feed.next()).isEmpty();
    }

    @Test
    void sendsEachChangeToEveryStreamAsOneAndTheSameMessage() {
        Client other = new Client();
        follow(client);
        follow(other);
        see(sets.expose(SHOP, "a", 10), 0);

        assertThat(client.versions()).containsExactly(1L, 2L);
        assertThat(other.received).containsExactlyElementsOf(client.received);
    }

    @Test
    void sendsNothingWhenAnotherSetChangesOrEverythingIsReadAgain() {
        follow(client);
        see(sets.expose(BOOKS, "b", 10), 0);
        see(sets.reloaded(), 1);

        assertThat(client.versions()).containsExactly(1L);
    }

    @Test
    void sendsTheNewestOfABurstWhenItsTurnComes() {
        follow(client);
        for (int i = 1; i <= 60; i++) {
            see(sets.expose(SHOP, "a", i), 0);
        }
        assertThat(client.versions()).containsExactly(1L, 2L, 3L, 4L);
        assertThat(feed.next()).isEqualTo(OptionalLong.of(SPACING));
        feed.turn(SPACING - 1);
        feed.turn(SPACING);

        assertThat(client.versions()).containsExactly(1L, 2L, 3L, 4L, 61L);
        assertThat(tally.conflated()).isEqualTo(56);
    }

    @Test
    void keepsNothingButTheNewestForAClientThatIsSlow() {
        FlagStream slow = follow(client);
        client.ready = false;
        see(sets.expose(SHOP, "a", 10), 0);
        see(sets.expose(SHOP, "a", 20), 0);
        assertThat(client.versions()).containsExactly(1L);
        client.ready = true;
        slow.drain();
        slow.drain();

        assertThat(client.versions()).containsExactly(1L, 3L);
        assertThat(Objects.requireNonNull(slow.sent()).version()).isEqualTo(3);
    }

    @Test
    void sendsTheNewestAgainTwoAndTenSecondsAfterTheLastChange() {
        follow(client);
        see(sets.expose(SHOP, "a", 10), 0);
        assertThat(feed.next()).isEqualTo(OptionalLong.of(TWO));
        feed.turn(TWO - 1);
        assertThat(client.versions()).containsExactly(1L, 2L);
        feed.turn(TWO);
        assertThat(client.versions()).containsExactly(1L, 2L, 2L);
        assertThat(feed.next()).isEqualTo(OptionalLong.of(TEN));
        feed.turn(TEN);

        assertThat(client.versions()).containsExactly(1L, 2L, 2L, 2L);
        assertThat(feed.next()).isEmpty();
    }

    @Test
    void sendsAgainWhatIsNewestThen() {
        follow(client);
        see(sets.expose(SHOP, "a", 10), 0);
        feed.turn(TWO);
        see(sets.expose(SHOP, "a", 20), TWO + 1);
        feed.turn(TEN);
        feed.turn(TEN + TWO + 1);

        assertThat(client.versions()).containsExactly(1L, 2L, 2L, 3L, 3L, 3L);
    }

    @Test
    void sendsANewStreamTheNewestWhileOthersWaitForTheirTurnAndNotTwice() {
        follow(client);
        for (int i = 1; i <= 4; i++) {
            see(sets.expose(SHOP, "a", i), 0);
        }
        Client late = new Client();
        follow(late);
        assertThat(late.versions()).containsExactly(5L);
        feed.turn(SPACING);

        assertThat(late.versions()).containsExactly(5L);
        assertThat(client.versions()).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void sendsNothingToWhoLeft() {
        FlagStream stream = follow(client);
        assertThat(feed.remove(stream)).isTrue();
        see(sets.expose(SHOP, "a", 10), 0);

        assertThat(client.versions()).containsExactly(1L);
    }

    @Test
    void countsWhatItSends() {
        follow(client);
        see(sets.expose(SHOP, "a", 10), 0);
        feed.turn(TWO);

        assertThat(tally.sent()).isEqualTo(3);
        assertThat(tally.versionSent()).isEqualTo(2);
        assertThat(tally.largestDocument()).isEqualTo(client.received.getLast().size());
        assertThat(tally.oversized()).isZero();
    }

    private FlagStream follow(Client line) {
        FlagStream stream = new FlagStream(SHOP, new FlagStream.Client("", "", "", ""), line, tally);
        feed.add(stream);
        return stream;
    }

    private void see(Snapshot snapshot, long now) {
        feed.see(snapshot, Sets.of(snapshot, SHOP), now);
    }
}
