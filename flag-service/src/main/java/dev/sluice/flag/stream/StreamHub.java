package dev.sluice.flag.stream;

import dev.sluice.flag.evaluation.Snapshot;
import dev.sluice.flag.sync.StreamThread;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Brings the news of every change to the streams that cover it. One thread does it all. */
final class StreamHub {
    /** How often streams are looked after; so long may one live on whose time is up or whose token was revoked. */
    static final Duration ROUND = Duration.ofSeconds(5);

    /** A client that takes no message for so long is gone, even if its connection is not. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Supplier<Snapshot> snapshots;
    private final Duration spacing;
    private final Duration heartbeat;
    private final Predicate<Ticket> isHonoured;
    private final StreamThread thread = new StreamThread("flag-streams");
    private final Runnable lookOnce = thread.once(this::look);
    private final Set<ChangeStream> streams = new LinkedHashSet<>();
    private final Map<Coverage, ChangeFeed> feeds = new HashMap<>();
    private final Map<Coverage, Future<?>> alarms = new HashMap<>();

    /**
     * Begins at once.
     *
     * @param heartbeat the longest silence on a stream, to {@link #ROUND}
     * @param isHonoured whether a ticket's holder may still evaluate what it covers
     */
    StreamHub(Supplier<Snapshot> snapshots, Duration spacing, Duration heartbeat, Predicate<Ticket> isHonoured) {
        this.snapshots = snapshots;
        this.spacing = spacing;
        this.heartbeat = heartbeat;
        this.isHonoured = isHonoured;
        thread.every(ROUND, this::lookAfterAll);
    }

    /** There is another snapshot; said again before anybody looked, it counts once. */
    void changed() {
        lookOnce.run();
    }

    void open(ChangeStream stream) {
        thread.run(() -> {
            streams.add(stream);
            Coverage coverage = stream.ticket().coverage();
            long now = System.nanoTime();
            ChangeFeed feed = feeds.computeIfAbsent(
                    coverage, absent -> new ChangeFeed(coverage.version(snapshots.get()), spacing, now));
            feed.see(coverage.version(snapshots.get()), now);
            feed.add(stream, now);
            arm(coverage, feed);
        });
    }

    /** The client has taken what it was sent. */
    void ready(ChangeStream stream) {
        thread.run(() -> stream.drain(System.nanoTime()));
    }

    /** The client went away. */
    void gone(ChangeStream stream) {
        thread.run(() -> remove(stream));
    }

    /** Ends all streams; their clients connect again, to whoever is there. */
    void close() throws InterruptedException {
        thread.close(() -> List.copyOf(streams).forEach(ChangeStream::end));
    }

    /** Looks after all streams, as it does by itself from time to time. */
    void lookAfter() {
        thread.run(this::lookAfterAll);
    }

    private void lookAfterAll() {
        long now = System.nanoTime();
        Map<Ticket, Boolean> honoured = new HashMap<>();
        for (ChangeStream stream : List.copyOf(streams)) {
            boolean over = stream.isOver(now, heartbeat, PATIENCE)
                    || !honoured.computeIfAbsent(stream.ticket(), isHonoured::test);
            if (over) {
                remove(stream);
                stream.end();
            }
        }
    }

    private void look() {
        Snapshot snapshot = snapshots.get();
        long now = System.nanoTime();
        feeds.forEach((coverage, feed) -> {
            feed.see(coverage.version(snapshot), now);
            arm(coverage, feed);
        });
    }

    private void remove(ChangeStream stream) {
        Coverage coverage = stream.ticket().coverage();
        ChangeFeed feed = streams.remove(stream) ? feeds.get(coverage) : null;
        if (feed != null && feed.remove(stream)) {
            feeds.remove(coverage);
            disarm(coverage);
        }
    }

    private void arm(Coverage coverage, ChangeFeed feed) {
        disarm(coverage);
        feed.next()
                .ifPresent(time -> alarms.put(coverage, thread.at(time, () -> {
                    feed.turn(System.nanoTime());
                    arm(coverage, feed);
                })));
    }

    private void disarm(Coverage coverage) {
        Future<?> alarm = alarms.remove(coverage);
        if (alarm != null) {
            alarm.cancel(false);
        }
    }
}
