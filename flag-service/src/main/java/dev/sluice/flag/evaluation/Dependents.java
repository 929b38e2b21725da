package dev.sluice.flag.evaluation;

import dev.sluice.flag.model.Flag;
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
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which flags have which for a prerequisite; immutable. What a change costs here depends on its own flags, not on how many there are. */
final class Dependents {
    static final Dependents NONE = new Dependents(Map.of());

    /** By the prerequisite's key; sorted. */
    private final Map<String, Set<String>> direct;

    private Dependents(Map<String, Set<String>> direct) {
        this.direct = direct;
    }

    /**
     * After a change.
     *
     * @param changed flags as they are now, archived ones included
     * @param before gives a flag as this index knows it
     */
    Dependents with(Collection<Flag> changed, Function<String, @Nullable Flag> before) {
        Map<String, Set<String>> next = null;
        for (Flag flag : changed) {
            Set<String> gone = needs(before.apply(flag.key()));
            Set<String> now = needs(flag);
            if (!gone.equals(now)) {
                next = next == null ? new HashMap<>(direct) : next;
                for (String key : gone) {
                    next.computeIfPresent(key, (prerequisite, keys) -> without(keys, flag.key()));
                }
                for (String key : now) {
                    next.merge(key, Set.of(flag.key()), Dependents::union);
                }
            }
        }
        return next == null ? this : new Dependents(next);
    }

    /** These keys, and those of all that depend on them, however indirectly. */
    Set<String> and(Collection<String> keys) {
        Set<String> affected = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(keys);
        while (!open.isEmpty()) {
            String key = open.pop();
            if (affected.add(key)) {
                open.addAll(of(key));
            }
        }
        return affected;
    }

    /** The keys of the flags that have this one for a prerequisite; sorted. */
    Set<String> of(String key) {
        return direct.getOrDefault(key, Set.of());
    }

    private static Set<String> needs(@Nullable Flag flag) {
        if (flag == null || flag.archived()) {
            return Set.of();
        }
        List<Prerequisite> prerequisites = flag.content().prerequisites();
        if (prerequisites.isEmpty()) {
            return Set.of();
        }
        Set<String> keys = new HashSet<>();
        prerequisites.forEach(prerequisite -> keys.add(prerequisite.flag()));
        return keys;
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(others);
        return Collections.unmodifiableSet(all);
    }

    /** Null when nothing is left. */
    private static @Nullable Set<String> without(Set<String> keys, String one) {
        Set<String> fewer = new TreeSet<>(keys);
        fewer.remove(one);
        return fewer.isEmpty() ? null : Collections.unmodifiableSet(fewer);
    }
}
