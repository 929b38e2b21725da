package dev.sluice.rollout.application;

import dev.sluice.rollout.lifecycle.Endpoints;
import dev.sluice.rollout.plan.Known;
import dev.sluice.rollout.plan.Metric;
import dev.sluice.rollout.plan.RolloutPlan;
import dev.sluice.rollout.plan.Target;
import dev.sluice.rollout.registry.Route;
import dev.sluice.rollout.registry.Routes;
import dev.sluice.rollout.registry.Source;
import dev.sluice.rollout.registry.Sources;
import dev.sluice.rollout.store.KnownFlag;
import dev.sluice.rollout.store.KnownFlags;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the names of a plan mean in this installation. In the caller's transaction. */
@ApplicationScoped
class Surroundings {

    private final Routes routes;
    private final Sources sources;
    private final KnownFlags flags;

    Surroundings(Routes routes, Sources sources, KnownFlags flags) {
        this.routes = routes;
        this.sources = sources;
        this.flags = flags;
    }

    Known known(RolloutPlan plan) {
        Map<Target, Known.Owner> targets = new HashMap<>();
        Target target = plan.strategy().target();
        owner(target).ifPresent(owner -> targets.put(target, owner));
        Map<String, Known.Owner> registered = plan.analysis().metrics().stream()
                .map(Metric::source)
                .distinct()
                .flatMap(name -> sources.find(name).stream())
                .collect(Collectors.toMap(
                        Source::name, source -> new Known.Owner(source.service(), source.environment(), Set.of())));
        return new Known(targets, registered);
    }

    /** The version or variant that is active on this target now; empty while it is split. */
    Optional<String> active(Target target) {
        return switch (target.kind()) {
            case ROUTE -> routes.find(target.name()).map(Route::active);
            case FLAG -> flags.find(target.name()).flatMap(KnownFlag::active);
        };
    }

    Endpoints endpoints(RolloutPlan plan) {
        Map<String, Map<String, String>> usedRoutes = new LinkedHashMap<>();
        Target target = plan.strategy().target();
        if (target.kind() == Target.Kind.ROUTE) {
            routes.find(target.name()).ifPresent(route -> usedRoutes.put(route.name(), fields(route)));
        }
        Map<String, Map<String, String>> usedSources = new LinkedHashMap<>();
        for (Metric metric : plan.analysis().metrics()) {
            sources.find(metric.source()).ifPresent(source -> usedSources.put(source.name(), fields(source)));
        }
        return new Endpoints(usedRoutes, usedSources);
    }

    private Optional<Known.Owner> owner(Target target) {
        return switch (target.kind()) {
            case ROUTE ->
                routes.find(target.name())
                        .map(route -> new Known.Owner(route.service(), route.environment(), Set.of()));
            case FLAG ->
                flags.find(target.name())
                        .filter(flag -> !flag.archived())
                        .map(flag -> new Known.Owner(flag.service(), flag.environment(), Set.copyOf(flag.variants())));
        };
    }

    private static Map<String, String> fields(Route route) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("driver", route.driver());
        fields.put("url", route.url());
        if (route.credential() != null) {
            fields.put("credential", route.credential());
        }
        return fields;
    }

    private static Map<String, String> fields(Source source) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("type", source.type());
        fields.put("url", source.url());
        if (source.credential() != null) {
            fields.put("credential", source.credential());
        }
        fields.putAll(source.names());
        return fields;
    }
}
