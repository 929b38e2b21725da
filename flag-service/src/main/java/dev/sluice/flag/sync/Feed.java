package dev.sluice.flag.sync;

import dev.sluice.flag.evaluation.EvaluableFlag;
import dev.sluice.flag.evaluation.Snapshot;
import dev.sluice.flag.model.Scope;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One set of flags and the streams that follow it. It has no thread and no clock of its own: times are of one clock in nanoseconds that
 * never goes back, from any zero.
 */
final class Feed {
    private final Scope set;
    private final Tally tally;
    private final SetEncoder encoder;
    private final Pace pace;
    private final Resends resends = new Resends();
    private final Set<FlagStream> streams = new LinkedHashSet<>();
    private Snapshot snapshot;
    private List<EvaluableFlag> flags;
    /** The set as it is now; null until somebody needs it. */
    private @Nullable SetMessage encoded;
    /** What streams were told last; null until the first one is there. */
    private @Nullable SetMessage published;
    /** Whether something newer waits for its turn. */
    private boolean held;

    Feed(Scope set, Snapshot snapshot, List<EvaluableFlag> flags, Duration spacing, Tally tally, long now) {
        this.set = set;
        this.snapshot = snapshot;
        this.flags = flags;
        this.tally = tally;
        this.encoder = new SetEncoder(set);
        this.pace = new Pace(spacing, now);
    }

    /** Another snapshot, which need not differ in this set. */
    void see(Snapshot next, List<EvaluableFlag> nextFlags, long now) {
        if (isSame(next, nextFlags)) {
            return;
        }
        snapshot = next;
        flags = nextFlags;
        encoded = null;
        if (pace.allows(now)) {
            publish(now);
        } else {
            tally.conflated(held ? streams.size() : 0);
            held = true;
        }
    }

    /** A flag that did not change is the same object in both. */
    private boolean isSame(Snapshot next, List<EvaluableFlag> nextFlags) {
        if (nextFlags.size() != flags.size() || next.version(set) != snapshot.version(set)) {
            return false;
        }
        for (int i = 0; i < nextFlags.size(); i++) {
            if (nextFlags.get(i) != flags.get(i)) {
                return false;
            }
        }
        return true;
    }

    /** Does what is due. */
    void turn(long now) {
        if (held && pace.allows(now)) {
            publish(now);
        }
        SetMessage newest = published;
        if (newest != null && resends.isDue(now)) {
            streams.forEach(stream -> stream.repeat(newest));
        }
    }

    /** When there is something to do next. */
    OptionalLong next() {
        OptionalLong resend = resends.next();
        if (!held) {
            return resend;
        }
        long release = pace.next();
        return resend.isPresent() && resend.getAsLong() - release < 0 ? resend : OptionalLong.of(release);
    }

    private void publish(long now) {
        held = false;
        SetMessage message = current();
        if (message != published) {
            published = message;
            pace.take(now);
            resends.changed(now);
            streams.forEach(stream -> stream.offer(message));
        }
    }

    /** The set now, whether or not it was its turn already. */
    SetMessage current() {
        SetMessage message = encoded;
        if (message == null) {
            message = encoder.encode(snapshot, flags, snapshot.segments(set));
            encoded = message;
            tally.document(set, message.size());
        }
        return message;
    }

    /** A stream more, which is told at once. */
    void add(FlagStream stream) {
        streams.add(stream);
        SetMessage message = held || published == null ? current() : published;
        published = published == null ? message : published;
        stream.offer(message);
    }

    /** A stream less; gives whether it was the last. */
    boolean remove(FlagStream stream) {
        streams.remove(stream);
        return streams.isEmpty();
    }
}
