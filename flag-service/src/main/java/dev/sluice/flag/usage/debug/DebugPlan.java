package dev.sluice.flag.usage.debug;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The settings of all flags whose evaluations are written down; immutable. */
final class DebugPlan {
    private final Map<String, DebugSettings> flags;

    private DebugPlan(Map<String, DebugSettings> flags) {
        this.flags = flags;
    }

    /** Null when there are none, so that an evaluation that is not written down has nothing to look up. */
    static @Nullable DebugPlan of(Collection<DebugSettings> settings) {
        return settings.isEmpty()
                ? null
                : new DebugPlan(settings.stream().collect(Collectors.toMap(DebugSettings::flag, each -> each)));
    }

    static DebugPlan with(@Nullable DebugPlan plan, DebugSettings settings) {
        Map<String, DebugSettings> flags = plan == null ? new HashMap<>() : new HashMap<>(plan.flags);
        flags.put(settings.flag(), settings);
        return new DebugPlan(flags);
    }

    boolean isAbout(Predicate<String> some) {
        return flags.keySet().stream().anyMatch(some);
    }

    @Nullable
    DebugSettings of(String flag) {
        return flags.get(flag);
    }
}
