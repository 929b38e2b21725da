package dev.sluice.flag.evaluation;

import dev.sluice.flag.model.Flag;
import dev.sluice.flag.model.Scope;
import dev.sluice.flag.targeting.Prerequisite;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All flags that can be evaluated, at one moment; immutable, so a request that takes the reference once sees one state of the world.
 * The catalogue of flags has a version that grows by one with each change of any flag; changes may become known out of order.
 */
public final class Snapshot {
    /** Knows nothing. */
    public static final Snapshot EMPTY = new Snapshot(0, Map.of(), Map.of(), Map.of());

    private final long version;
    private final Map<String, Long> versions;
    /** The last change of any flag that lives or lived there. */
    private final Map<Scope, Long> sets;
    /** Sorted by key. */
    private final Map<String, EvaluableFlag> flags;

    private Snapshot(
            long version, Map<String, Long> versions, Map<Scope, Long> sets, Map<String, EvaluableFlag> flags) {
        this.version = version;
        this.versions = versions;
        this.sets = sets;
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

    /** Only what changed is compiled, and what has it for a prerequisite. */
    private Snapshot with(List<Entry> entries, long nextVersion) {
        Map<String, Long> nextVersions = new HashMap<>(versions);
        Map<Scope, Long> nextSets = new HashMap<>(sets);
        Map<String, Flag> changed = new HashMap<>();
        for (Entry entry : entries) {
            String key = entry.flag().key();
            if (nextVersions.getOrDefault(key, 0L) < entry.version()) {
                nextVersions.put(key, entry.version());
                nextSets.merge(entry.flag().scope(), entry.version(), Math::max);
                changed.put(key, entry.flag());
            }
        }
        Map<String, EvaluableFlag> nextFlags = new TreeMap<>(flags);
        for (String key : affected(changed)) {
            Flag flag = current(key, changed);
            if (flag == null || flag.archived()) {
                nextFlags.remove(key);
            } else {
                nextFlags.put(key, EvaluableFlag.of(flag, other -> current(other, changed), Map.of()));
            }
        }
        return new Snapshot(nextVersion, nextVersions, nextSets, nextFlags);
    }

    private @Nullable Flag current(String key, Map<String, Flag> changed) {
        Flag next = changed.get(key);
        EvaluableFlag known = flags.get(key);
        return next != null ? next : known == null ? null : known.flag();
    }

    /** The keys that changed, and those that depend on them, however indirectly. */
    private Set<String> affected(Map<String, Flag> changed) {
        Map<String, Set<String>> dependents = new HashMap<>();
        flags.values().forEach(known -> note(known.flag(), dependents));
        changed.values().forEach(flag -> note(flag, dependents));
        Set<String> affected = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(changed.keySet());
        while (!open.isEmpty()) {
            String key = open.pop();
            if (affected.add(key)) {
                open.addAll(dependents.getOrDefault(key, Set.of()));
            }
        }
        return affected;
    }

    private static void note(Flag flag, Map<String, Set<String>> dependents) {
        for (Prerequisite prerequisite : flag.content().prerequisites()) {
            dependents
                    .computeIfAbsent(prerequisite.flag(), absent -> new HashSet<>())
                    .add(flag.key());
        }
    }
}
