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
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All flags that can be evaluated, at one moment; immutable, so a request that takes the reference once sees one state of the world.
 * The catalogue of flags has a version that grows by one with each change of any flag. A snapshot is what was committed with its version:
 * nothing less, and nothing of later ones.
 */
public final class Snapshot {
    /** Knows nothing. */
    public static final Snapshot EMPTY = new Snapshot(0, Map.of(), Map.of(), Map.of(), Segments.NONE, Dependents.NONE);

    private final long version;
    private final Map<String, Long> versions;
    /** The last change of any flag that lives or lived there. */
    private final Map<Scope, Long> sets;
    /** Sorted by key. */
    private final Map<String, EvaluableFlag> flags;

    private final Segments segments;
    private final Dependents dependents;

    private Snapshot(
            long version,
            Map<String, Long> versions,
            Map<Scope, Long> sets,
            Map<String, EvaluableFlag> flags,
            Segments segments,
            Dependents dependents) {
        this.version = version;
        this.versions = versions;
        this.sets = sets;
        this.flags = flags;
        this.segments = segments;
        this.dependents = dependents;
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

    /** Every change up to and including this version of the catalogue is in here, and none after it. */
    public long version() {
        return version;
    }

    /**
     * The version of one set of flags: that of its last change, so it stays while others change; 0 when there never was a flag.
     */
    public long version(Scope set) {
        return sets.getOrDefault(set, 0L);
    }

    /** The same of several sets: as one set has it that is all of them. */
    public long version(Predicate<Scope> among) {
        long latest = 0;
        for (Map.Entry<Scope, Long> set : sets.entrySet()) {
            if (set.getValue() > latest && among.test(set.getKey())) {
                latest = set.getValue();
            }
        }
        return latest;
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
     * @param upTo the version that was read together with them; when it is known already, so are they
     */
    public Snapshot caughtUp(List<Entry> entries, long upTo) {
        return upTo <= version ? this : with(entries, upTo, this);
    }

    /**
     * What another look at everything found, which may be older than this where a database was restored. Flags that it found as they are
     * here stay the same objects: looking again costs neither memory nor an encoder's time.
     *
     * @param entries all there are
     */
    public Snapshot replaced(List<Entry> entries, long upTo) {
        Snapshot found = EMPTY.with(entries, upTo, this);
        return found.saysTheSameAs(this) ? this : found;
    }

    /** The flag as it is here, if that is the same. */
    public Flag known(Flag read) {
        Flag known = known(read.key());
        return known != null && known.equals(read) ? known : read;
    }

    /** Flags that are the same are the same objects. */
    private boolean saysTheSameAs(Snapshot other) {
        return version == other.version
                && versions.equals(other.versions)
                && sets.equals(other.sets)
                && flags.equals(other.flags)
                && segments.saysTheSameAs(other.segments);
    }

    /** With one change that just happened here. */
    public Snapshot changed(Entry entry) {
        return changed(List.of(entry));
    }

    /**
     * With what one transaction has just changed here. The same when that is known already, and also when something before it is not: the
     * outcome would be a state that never was, and that no version could name.
     *
     * @param entries one for each version, in their order; at least one
     */
    public Snapshot changed(List<Entry> entries) {
        return entries.getFirst().version() == version + 1
                ? with(entries, entries.getLast().version(), this)
                : this;
    }

    /**
     * Only what changed is compiled, and what depends on it; all other flags are the same objects as before.
     *
     * @param compiled where flags are that are compiled already
     */
    private Snapshot with(List<Entry> entries, long nextVersion, Snapshot compiled) {
        if (entries.isEmpty() && nextVersion == version) {
            return this;
        }
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
        Dependents nextDependents = dependents.with(changed.values(), this::known);
        Map<String, EvaluableFlag> nextFlags = new TreeMap<>(flags);
        for (String key : nextDependents.and(changed(changed, news))) {
            Flag flag = current(key, changed);
            if (flag == null || flag.archived()) {
                nextFlags.remove(key);
            } else {
                nextFlags.put(
                        key,
                        EvaluableFlag.of(
                                flag,
                                other -> current(other, changed),
                                nextSegments.of(flag.scope()),
                                compiled.flag(key)));
            }
        }
        return new Snapshot(nextVersion, nextVersions, nextSets, nextFlags, nextSegments, nextDependents);
    }

    private static boolean isNews(FlagEntry entry, Map<String, Long> known) {
        return known.getOrDefault(entry.flag().key(), 0L) < entry.version();
    }

    private @Nullable Flag current(String key, Map<String, Flag> changed) {
        Flag next = changed.get(key);
        return next == null ? known(key) : next;
    }

    private @Nullable Flag known(String key) {
        EvaluableFlag flag = flags.get(key);
        return flag == null ? null : flag.flag();
    }

    /** The keys of what changed, and of what refers to a segment that did. */
    private List<String> changed(Map<String, Flag> changed, List<SegmentEntry> news) {
        List<String> keys = new ArrayList<>(changed.keySet());
        for (EvaluableFlag flag : news.isEmpty() ? List.<EvaluableFlag>of() : flags.values()) {
            if (news.stream().anyMatch(segment -> flag.mayReferTo(segment.scope(), segment.name()))) {
                keys.add(flag.key());
            }
        }
        return keys;
    }

    /** The keys of the flags that have this one for a prerequisite; sorted. */
    Set<String> dependents(String key) {
        return dependents.of(key);
    }

    /** The keys of a flag and of all that would depend on it if it were so, however indirectly. */
    Set<String> affectedBy(Flag next) {
        return dependents.with(List.of(next), this::known).and(List.of(next.key()));
    }
}
