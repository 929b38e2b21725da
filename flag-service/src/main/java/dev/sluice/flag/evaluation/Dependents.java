package dev.sluice.flag.evaluation;

import dev.sluice.flag.model.Flag;
import dev.sluice.flag.targeting.Prerequisite;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which flags have which for a prerequisite. */
final class Dependents {
    private final Map<String, Set<String>> direct = new HashMap<>();

    private Dependents() {}

    static Dependents of(Collection<Flag> flags) {
        Dependents dependents = new Dependents();
        flags.forEach(dependents::note);
        return dependents;
    }

    private void note(Flag flag) {
        for (Prerequisite prerequisite : flag.content().prerequisites()) {
            direct.computeIfAbsent(prerequisite.flag(), absent -> new HashSet<>())
                    .add(flag.key());
        }
    }

    /** These keys, and those of all that depend on them, however indirectly. */
    Set<String> with(Collection<String> keys) {
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

    Set<String> of(String key) {
        return direct.getOrDefault(key, Set.of());
    }
}
