package dev.sluice.flag.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ChangeFeedTest {
    private static final Duration SPACING = Duration.ofMillis(500);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final long LIFE = Duration.ofMinutes(30).toNanos();
    private static final Ticket TICKET = new Ticket("shop", true, CoverageTest.of("client@production/shop"), 0);

    private final StreamTally tally = new StreamTally();
    private final ChangeFeed feed = new ChangeFeed(10, SPACING, 0);
    private final Listener client = new Listener();

    @Test
    void tellsNothingToWhoKnowsTheNewest() {
        follow(client, 10);
        follow(client, 12); // another replica was faster

        assertThat(client.told).isEmpty();
    }

    @Test
    void tellsWhoComesAtOnceOfWhatChangedSince() {
        follow(client, 9);
        assertThat(client.told).containsExactly(10L);
    }

    @Test
    void neverGoesBackForAClientThatKnowsMoreThanThisReplica() {
        follow(client, 12);
        feed.see(11, 0);
        feed.see(12, 0);
        feed.see(13, 0);

        assertThat(client.told).containsExactly(13L);
    }

    @Test
    void tellsOfABurstThreeTimesInARowAndThenTheNewestWhenItsTurnComes() {
        follow(client, 10);
        for (int version = 11; version <= 60; version++) {
            feed.see(version, 0);
        }
        assertThat(client.told).containsExactly(11L, 12L, 13L);
        assertThat(feed.next()).isEqualTo(OptionalLong.of(SPACING.toNanos()));
        feed.turn(SPACING.toNanos() - 1);
        feed.turn(SPACING.toNanos());

        assertThat(client.told).containsExactly(11L, 12L, 13L, 60L);
        assertThat(feed.next()).isEmpty();
        assertThat(tally.allSent()).isEqualTo(4);
    }

    @Test
    void tellsNothingWhenOtherSetsChange() {
        follow(client, 10);
        feed.see(10, 0);
        feed.turn(SPACING.toNanos());

        assertThat(client.told).isEmpty();
        assertThat(feed.next()).isEmpty();
    }

    @Test
    void keepsNothingButTheNewestForAClientThatIsSlow() {
        ChangeStream slow = follow(client, 10);
        client.ready = false;
        feed.see(11, 0);
        feed.see(12, 0);
        assertThat(client.told).isEmpty();
        client.ready = true;
        slow.drain(1);
        slow.drain(2);

        assertThat(client.told).containsExactly(12L);
        assertThat(tally.allConflated()).isEqualTo(1);
    }

    @Test
    void tellsWhoComesDuringABurstTheNewestAndNotTwice() {
        for (int version = 11; version <= 20; version++) {
            feed.see(version, 0);
        }
        follow(client, 15);
        feed.turn(SPACING.toNanos());

        assertThat(client.told).containsExactly(20L);
    }

    @Test
    void breaksTheSilenceOfAClientThatCanTakeIt() {
        ChangeStream stream = follow(client, 10);
        assertThat(stream.isOver(HEARTBEAT.toNanos() - 1, HEARTBEAT, PATIENCE)).isFalse();
        assertThat(client.heartbeats).isZero();
        assertThat(stream.isOver(HEARTBEAT.toNanos(), HEARTBEAT, PATIENCE)).isFalse();
        assertThat(stream.isOver(HEARTBEAT.toNanos() + 1, HEARTBEAT, PATIENCE)).isFalse();
        assertThat(client.heartbeats).isEqualTo(1);
    }

    @Test
    void isOverWhenItsTimeIsUpOrItsClientTakesNothing() {
        ChangeStream stream = follow(client, 10);
        assertThat(stream.isOver(LIFE - 1, HEARTBEAT, PATIENCE)).isFalse();
        assertThat(stream.isOver(LIFE, HEARTBEAT, PATIENCE)).isTrue();

        ChangeStream stuck = follow(client, 10);
        client.ready = false;
        assertThat(stuck.isOver(PATIENCE.toNanos() - 1, HEARTBEAT, PATIENCE)).isFalse();
        assertThat(stuck.isOver(PATIENCE.toNanos(), HEARTBEAT, PATIENCE)).isTrue();
    }

    private ChangeStream follow(Listener listener, long since) {
        ChangeStream stream = new ChangeStream(TICKET, listener, since, LIFE, 0, tally);
        feed.add(stream, 0);
        return stream;
    }
}
