package dev.sluice.flag.evaluation;

import dev.sluice.flag.model.Flag;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All flags that can be evaluated, at one moment; immutable, so a request that takes the reference once sees one state of the world.
 * The catalogue of flags has a version that grows by one with each change of any flag; changes may become known out of order.
 */
public final class Snapshot {
    /** Knows nothing. */
    public static final Snapshot EMPTY = new Snapshot(0, Map.of(), Map.of());

    private final long version;
    private final Map<String, Long> versions;
    private final Map<String, EvaluableFlag> flags;

    private Snapshot(long version, Map<String, Long> versions, Map<String, EvaluableFlag> flags) {
        this.version = version;
        this.versions = versions;
        this.flags = flags;
    }

    /**
     * A flag as it is since a version of the catalogue.
     *
     * @param version which change of the catalogue this was
     */
    public record Entry(Flag flag, long version) {}

    /** Every change up to and including this version of the catalogue is in here; single later ones may be. */
    public long version() {
        return version;
    }

    public @Nullable EvaluableFlag flag(String key) {
        return flags.get(key);
    }

    /** Sorted by key. */
    public Collection<EvaluableFlag> flags() {
        return flags.values();
    }

    /**
     * With every change up to a version of the catalogue.
     *
     * @param entries the flags that changed after {@link #version()}
     * @param upTo the version that was read together with them
     */
    public Snapshot caughtUp(List<Entry> entries, long upTo) {
        return with(entries, Math.max(version, upTo));
    }

    /** With one change that just happened here; an older state of the flag than the one known is ignored. */
    public Snapshot changed(Entry entry) {
        return with(List.of(entry), entry.version() == version + 1 ? entry.version() : version);
    }

    private Snapshot with(List<Entry> entries, long nextVersion) {
        Map<String, Long> nextVersions = new HashMap<>(versions);
        Map<String, EvaluableFlag> nextFlags = new TreeMap<>(flags);
        for (Entry entry : entries) {
            String key = entry.flag().key();
            if (nextVersions.getOrDefault(key, 0L) >= entry.version()) {
                continue;
            }
            nextVersions.put(key, entry.version());
            if (entry.flag().archived()) {
                nextFlags.remove(key);
            } else {
                nextFlags.put(key, EvaluableFlag.of(entry.flag()));
            }
        }
        return new Snapshot(nextVersion, nextVersions, Collections.unmodifiableMap(new LinkedHashMap<>(nextFlags)));
    }
}
