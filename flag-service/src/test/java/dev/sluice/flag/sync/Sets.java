package dev.sluice.flag.sync;

import dev.sluice.flag.evaluation.EvaluableFlag;
import dev.sluice.flag.evaluation.Snapshot;
import dev.sluice.flag.model.Content;
import dev.sluice.flag.model.Definition;
import dev.sluice.flag.model.Exposure;
import dev.sluice.flag.model.Flag;
import dev.sluice.flag.model.Kind;
import dev.sluice.flag.model.Scope;
import dev.sluice.flag.model.Variants;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Snapshots for tests, which change as flags do. */
final class Sets {
    static final Scope SHOP = new Scope("production", "shop");
    static final Scope BOOKS = new Scope("production", "books");

    private final Map<String, Snapshot.FlagEntry> entries = new HashMap<>();
    private volatile Snapshot snapshot = Snapshot.EMPTY.caughtUp(List.of(), 0);

    Snapshot snapshot() {
        return snapshot;
    }

    /** Creates the flag or gives so many percent the variant on. */
    Snapshot expose(Scope set, String key, double percentage) {
        Exposure exposure = new Exposure("on", "off", false, percentage);
        Snapshot.FlagEntry known = entries.get(key);
        return put(
                known == null
                        ? Flag.create(new Definition(key, Kind.RELEASE, set, Variants.onOff()), Content.of(exposure))
                        : known.flag().next(exposure, null));
    }

    /** So many flags at once, off for everybody. */
    void fill(Scope set, int flags) {
        long version = snapshot.version() + 1;
        for (int i = 0; i < flags; i++) {
            Exposure nobody = new Exposure("on", "off", false, 0);
            Definition definition = new Definition("flag-" + i, Kind.RELEASE, set, Variants.onOff());
            entries.put("flag-" + i, new Snapshot.FlagEntry(Flag.create(definition, Content.of(nobody)), version));
        }
        snapshot = snapshot.caughtUp(List.copyOf(entries.values()), version);
    }

    Snapshot archive(String key) {
        Snapshot.FlagEntry known = entries.get(key);
        if (known == null) {
            throw new IllegalArgumentException(key);
        }
        return put(known.flag().archive());
    }

    private Snapshot put(Flag flag) {
        Snapshot.FlagEntry entry = new Snapshot.FlagEntry(flag, snapshot.version() + 1);
        entries.put(flag.key(), entry);
        snapshot = snapshot.changed(entry);
        return snapshot;
    }

    /** As a replica reads everything again now and then: the same flags, all of them other objects. */
    Snapshot reloaded() {
        Snapshot whole = Snapshot.EMPTY.caughtUp(List.copyOf(entries.values()), snapshot.version());
        snapshot = whole;
        return whole;
    }

    static List<EvaluableFlag> of(Snapshot snapshot, Scope set) {
        return snapshot.flags().stream()
                .filter(flag -> flag.scope().equals(set))
                .toList();
    }

    /** A client that takes what it is sent, as long as it is ready. */
    static final class Client implements FlagStream.Line {
        final List<SetMessage> received = new ArrayList<>();
        boolean ready = true;

        @Nullable
        Status closed;

        @Override
        public boolean isReady() {
            return ready;
        }

        @Override
        public void send(SetMessage message) {
            received.add(message);
        }

        @Override
        public Optional<Status> refusal() {
            return Optional.empty();
        }

        @Override
        public void close(Status status) {
            closed = status;
        }

        List<Long> versions() {
            return received.stream().map(SetMessage::version).toList();
        }
    }
}
