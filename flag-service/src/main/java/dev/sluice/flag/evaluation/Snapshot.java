package dev.sluice.flag.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.flag.model.Flag;
import dev.sluice.flag.model.Scope;
import dev.sluice.flag.targeting.Segment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All flags that can be evaluated, at one moment; immutable, so a request that takes the reference once sees one state of the world.
 * The catalogue of flags has a version that grows by one with each change of any flag; changes may become known out of order.
 */
public final class Snapshot {
    /** Knows nothing. */
    public static final Snapshot EMPTY = new Snapshot(0, Map.of(), Map.of(), Map.of(), Segments.NONE);

    private final long version;
    private final Map<String, Long> versions;
    /** The last change of any flag that lives or lived there. */
    private final Map<Scope, Long> sets;
    /** Sorted by key. */
    private final Map<String, EvaluableFlag> flags;

    private final Segments segments;

    private Snapshot(
            long version,
            Map<String, Long> versions,
            Map<Scope, Long> sets,
            Map<String, EvaluableFlag> flags,
            Segments segments) {
        this.version = version;
        this.versions = versions;
        this.sets = sets;
        this.flags = flags;
        this.segments = segments;
    }

    /** Something as it is since a version of the catalogue: which change of the catalogue this was. */
    public sealed interface Entry {
        long version();
    }

    /** A flag, archived ones included. */
    public record FlagEntry(Flag flag, long version) implements Entry {}

    /**
     * A segment.
     *
     * @param segment null: deleted
     */
    public record SegmentEntry(
            Scope scope, String name, @Nullable Segment segment, long version) implements Entry {}

    /** Every change up to and including this version of the catalogue is in here; single later ones may be. */
    public long version() {
        return version;
    }

    /**
     * The version of one set of flags: that of its last change, so it stays while others change. As of the whole, every change of the set
     * up to and including it is in here, and it never goes back; 0 when there never was a flag.
     */
    public long version(Scope set) {
        return Math.min(version, sets.getOrDefault(set, 0L));
    }

    public @Nullable EvaluableFlag flag(String key) {
        return flags.get(key);
    }

    /** Sorted by key. */
    public Collection<EvaluableFlag> flags() {
        return Collections.unmodifiableCollection(flags.values());
    }

    /** The segments that the rules of an environment and service may refer to: JsonLogic by name, sorted. */
    public Map<String, JsonNode> segments(Scope scope) {
        return segments.of(scope);
    }

    /**
     * With every change up to a version of the catalogue.
     *
     * @param entries what changed after {@link #version()}
     * @param upTo the version that was read together with them
     */
    public Snapshot caughtUp(List<Entry> entries, long upTo) {
        return with(entries, Math.max(version, upTo));
    }

    /** With one change that just happened here; an older state than the one known is ignored. */
    public Snapshot changed(Entry entry) {
        return with(List.of(entry), entry.version() == version + 1 ? entry.version() : version);
    }

    /** Only what changed is compiled, and what depends on it. */
    private Snapshot with(List<Entry> entries, long nextVersion) {
        Map<String, Long> nextVersions = new HashMap<>(versions);
        Map<Scope, Long> nextSets = new HashMap<>(sets);
        Map<String, Flag> changed = new HashMap<>();
        List<SegmentEntry> changedSegments = new ArrayList<>();
        for (Entry entry : entries) {
            switch (entry) {
                case FlagEntry flag
                when isNews(flag, nextVersions) -> {
                    nextVersions.put(flag.flag().key(), flag.version());
                    nextSets.merge(flag.flag().scope(), flag.version(), Math::max);
                    changed.put(flag.flag().key(), flag.flag());
                }
                case FlagEntry known -> {} // an older state
                case SegmentEntry segment -> changedSegments.add(segment);
            }
        }
        List<SegmentEntry> news = segments.news(changedSegments);
        news.forEach(segment -> nextSets.merge(segment.scope(), segment.version(), Math::max));
        Segments nextSegments = segments.with(news);
        Map<String, EvaluableFlag> nextFlags = new TreeMap<>(flags);
        for (String key : affected(changed, news)) {
            Flag flag = current(key, changed);
            if (flag == null || flag.archived()) {
                nextFlags.remove(key);
            } else {
                nextFlags.put(
                        key, EvaluableFlag.of(flag, other -> current(other, changed), nextSegments.of(flag.scope())));
            }
        }
        return new Snapshot(nextVersion, nextVersions, nextSets, nextFlags, nextSegments);
    }

    private static boolean isNews(FlagEntry entry, Map<String, Long> known) {
        return known.getOrDefault(entry.flag().key(), 0L) < entry.version();
    }

    private @Nullable Flag current(String key, Map<String, Flag> changed) {
        Flag next = changed.get(key);
        EvaluableFlag known = flags.get(key);
        return next != null ? next : known == null ? null : known.flag();
    }

    /** The keys of what changed, of what refers to it and of what depends on them, however indirectly. */
    private Set<String> affected(Map<String, Flag> changed, List<SegmentEntry> news) {
        List<String> keys = new ArrayList<>(changed.keySet());
        for (EvaluableFlag known : news.isEmpty() ? List.<EvaluableFlag>of() : flags.values()) {
            if (news.stream().anyMatch(segment -> known.mayReferTo(segment.scope(), segment.name()))) {
                keys.add(known.key());
            }
        }
        return Dependents.of(Stream.concat(flags.values().stream().map(EvaluableFlag::flag), changed.values().stream())
                        .toList())
                .with(keys);
    }
}
