package dev.sluice.flag.sync;

import dev.sluice.flag.evaluation.EvaluableFlag;
import dev.sluice.flag.evaluation.Snapshot;
import dev.sluice.flag.model.Scope;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Brings every change to the streams that follow its set. One thread does it all; what others call here only makes a note for it. */
final class SyncHub {
    private static final int MOST_FETCHED = 100;

    /** How long a client whose token was revoked goes on reading, and how long one may at least take to say what it wants. */
    private static final Duration RECHECK = Duration.ofSeconds(10);

    private final Supplier<Snapshot> snapshots;
    private final Duration spacing;
    private final int mostStreams;
    private final Tally tally;
    private final StreamThread thread = new StreamThread("flag-sync");
    private final Map<Scope, Feed> feeds = new HashMap<>();
    private final Map<Scope, Future<?>> alarms = new HashMap<>();
    private final Set<FlagStream> streams = ConcurrentHashMap.newKeySet();
    /** Calls that nobody has been let in for, since their request is not there. */
    private final Set<SyncCall> silent = ConcurrentHashMap.newKeySet();
    /** Answers to calls about sets that no stream follows, of the snapshot that was seen last. */
    private final Map<Scope, SetMessage> fetched = new HashMap<>();

    /** Sets that somebody fetched, or began to follow, since {@link #served} was asked. */
    private final Set<Scope> asked = ConcurrentHashMap.newKeySet();

    private final Runnable lookOnce = thread.once(this::look);
    private Snapshot seen = Snapshot.EMPTY;

    SyncHub(Supplier<Snapshot> snapshots, Duration spacing, int mostStreams, Tally tally) {
        this.snapshots = snapshots;
        this.spacing = spacing;
        this.mostStreams = mostStreams;
        this.tally = tally;
        thread.every(RECHECK, this::recheck);
    }

    /** There is another snapshot; said again before anybody looked, it counts once. */
    void changed() {
        lookOnce.run();
    }

    /** Begins a stream, with the set as it is now. */
    void open(FlagStream stream) {
        run(() -> {
            if (streams.size() >= mostStreams) {
                stream.close(Status.RESOURCE_EXHAUSTED.withDescription("This replica serves its " + mostStreams
                        + " streams already. Connect to another one, or raise sluice.flags.sync.most-streams."));
                return;
            }
            look();
            note(stream.set());
            streams.add(stream);
            Feed feed = feeds.computeIfAbsent(stream.set(), this::feed);
            feed.add(stream);
            arm(stream.set(), feed);
        });
    }

    /** Only sets that there are: whoever may read every set could name any number of others. */
    private void note(Scope set) {
        if (seen.version(set) > 0) {
            asked.add(set);
        }
    }

    /** The client can take more. */
    void ready(FlagStream stream) {
        run(stream::drain);
    }

    /** The client went away, or never came to open its stream. */
    void gone(FlagStream stream) {
        run(() -> remove(stream));
    }

    private void remove(FlagStream stream) {
        Feed feed = streams.remove(stream) ? feeds.get(stream.set()) : null;
        if (feed != null && feed.remove(stream)) {
            feeds.remove(stream.set());
            disarm(stream.set());
            tally.forget(stream.set());
        }
    }

    /** A call has begun, of whom is not known yet. */
    void began(SyncCall call) {
        silent.add(call);
    }

    /** It has said what it wants, or has ended. */
    void spoke(SyncCall call) {
        silent.remove(call);
    }

    /** Ends the streams of those who would not be let in any more, and the calls of those who said nothing since the last time. */
    void recheck() {
        run(() -> streams().stream().filter(FlagStream::endIfRefused).forEach(this::remove));
        run(() -> silent.removeIf(SyncCall::endIfSilent));
    }

    /** Answers with the set as it is now. */
    void fetch(Scope set, Consumer<SetMessage> answer) {
        run(() -> {
            look();
            note(set);
            Feed feed = feeds.get(set);
            answer.accept(feed == null ? fetched(set) : feed.current());
        });
    }

    /** Runs something of the caller's on the thread. */
    void run(Runnable task) {
        thread.run(task);
    }

    /** In no order; each as of some moment of now. */
    List<FlagStream> streams() {
        return new ArrayList<>(streams);
    }

    /** The sets that somebody follows, or has followed or fetched since this was asked last. */
    Set<Scope> served() {
        Set<Scope> served = new HashSet<>(asked);
        asked.removeAll(served);
        streams.forEach(stream -> served.add(stream.set()));
        return served;
    }

    int count() {
        return streams.size();
    }

    /** Calls that have not said what they want. */
    int silent() {
        return silent.size();
    }

    /** Ends all streams; their clients connect again, to whoever is there. */
    void close() throws InterruptedException {
        thread.close(() -> streams.forEach(
                stream -> stream.close(Status.UNAVAILABLE.withDescription("The service stops. Connect again."))));
    }

    private void look() {
        Snapshot now = snapshots.get();
        if (now == seen) {
            return;
        }
        seen = now;
        fetched.clear();
        Map<Scope, List<EvaluableFlag>> flags = flags(now, feeds.keySet());
        long time = System.nanoTime();
        feeds.forEach((set, feed) -> {
            feed.see(now, flags.getOrDefault(set, List.of()), time);
            arm(set, feed);
        });
    }

    private void arm(Scope set, Feed feed) {
        disarm(set);
        OptionalLong next = feed.next();
        if (next.isPresent()) {
            Runnable turn = () -> {
                feed.turn(System.nanoTime());
                arm(set, feed);
            };
            alarms.put(set, thread.at(next.getAsLong(), turn));
        }
    }

    private void disarm(Scope set) {
        Future<?> alarm = alarms.remove(set);
        if (alarm != null) {
            alarm.cancel(false);
        }
    }

    private Feed feed(Scope set) {
        return new Feed(set, seen, flags(set), spacing, tally, System.nanoTime());
    }

    private SetMessage fetched(Scope set) {
        if (fetched.size() >= MOST_FETCHED) {
            fetched.clear();
        }
        return fetched.computeIfAbsent(set, key -> new SetEncoder(key).encode(seen, flags(key), seen.segments(key)));
    }

    private List<EvaluableFlag> flags(Scope set) {
        return flags(seen, Set.of(set)).getOrDefault(set, List.of());
    }

    /** The flags of each of some sets, by key; a set without any is missing. */
    private static Map<Scope, List<EvaluableFlag>> flags(Snapshot snapshot, Set<Scope> sets) {
        Map<Scope, List<EvaluableFlag>> flags = new HashMap<>();
        for (EvaluableFlag flag : snapshot.flags()) {
            if (sets.contains(flag.scope())) {
                flags.computeIfAbsent(flag.scope(), absent -> new ArrayList<>()).add(flag);
            }
        }
        return flags;
    }
}
