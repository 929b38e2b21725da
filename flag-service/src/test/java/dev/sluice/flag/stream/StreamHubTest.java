package dev.sluice.flag.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.flag.evaluation.Snapshot;
import dev.sluice.flag.evaluation.Snapshot.SegmentEntry;
import dev.sluice.flag.model.Scope;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamHubTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Set<String> revoked = ConcurrentHashMap.newKeySet();
    private volatile Snapshot snapshot = Snapshot.EMPTY;
    private final StreamHub hub =
            new StreamHub(() -> snapshot, Duration.ofMillis(100), SOON, ticket -> !revoked.contains(ticket.caller()));

    private final Listener shop = follow("shop");
    private final Listener books = follow("books");

    @AfterEach
    void close() throws InterruptedException {
        hub.close();
        assertThat(shop.ended).isTrue();
    }

    @Test
    void tellsThoseWhoseSetsChanged() {
        change("shop", 1);
        change("books", 2);
        change("shop", 3);

        await().atMost(SOON).until(() -> shop.told.contains(3L) && books.told.contains(2L));
        assertThat(books.told).containsExactly(2L);
    }

    @Test
    void endsABurstWithTheNewest() {
        for (int version = 1; version <= 50; version++) {
            change("shop", version);
        }
        await().atMost(SOON).until(() -> shop.told.contains(50L));
        assertThat(shop.told).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void endsTheStreamsOfWhoWasRevokedAndNoOthers() {
        revoked.add("books");
        hub.lookAfter();
        await().atMost(SOON).until(() -> books.ended);
        change("books", 1);
        change("shop", 2);

        await().atMost(SOON).until(() -> shop.told.contains(2L));
        assertThat(books.told).isEmpty();
        assertThat(shop.ended).isFalse();
    }

    private Listener follow(String service) {
        Listener listener = new Listener();
        Ticket ticket = new Ticket(service, true, CoverageTest.of("client@production/" + service), 0);
        long now = System.nanoTime();
        hub.open(new ChangeStream(ticket, listener, 0, now + Duration.ofHours(1).toNanos(), now, new StreamTally()));
        return listener;
    }

    private void change(String service, long version) {
        snapshot = snapshot.changed(
                new SegmentEntry(new Scope("production", service), "segment-" + version, null, version));
        hub.changed();
    }
}
