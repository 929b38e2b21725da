package dev.sluice.simulation.targets;

import dev.sluice.actuators.Fence;
import dev.sluice.actuators.RouterState;
import dev.sluice.actuators.Weights;
import dev.sluice.simulation.history.Journal;
import dev.sluice.simulation.world.Sabotage;
import dev.sluice.simulation.world.Timeline;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One route of a router: what it holds, and how it behaves now. */
public final class Router {
    /** How it answers. */
    public enum Mode {
        NORMAL,
        SLOW,
        /** Takes connections and never answers; every second write takes effect all the same. */
        HANGING,
        REFUSING,
        /** Says yes and holds what it held. */
        DEAF
    }

    /** Told of every change of what users see. */
    public interface Watcher {
        /** After the change; {@code by} is null when the router forgot by itself. */
        void changed(Router router, Weights before, @Nullable Command by);
    }

    private final Timeline timeline;
    private final Journal journal;
    private final RandomGenerator chance;
    private final String route;
    private final boolean comparing;
    private final boolean refusing;
    private final Weights initial;
    private final Watcher watcher;
    private final Set<String> versions = new LinkedHashSet<>();
    private final Set<String> down = new HashSet<>();
    private Weights weights;
    private @Nullable Fence highest;
    private Mode mode = Mode.NORMAL;
    private long modeSince;

    /** A router; {@code comparing}: it keeps the highest fence and refuses lower ones */
    public Router(Site site, String route, boolean comparing, Weights initial) {
        this.refusing = site.sabotage() != Sabotage.NO_FENCES;
        this.timeline = site.timeline();
        this.journal = site.journal();
        this.chance = site.chance().of("router " + route);
        this.watcher = site.watcher();
        this.route = route;
        this.comparing = comparing;
        this.initial = initial;
        this.weights = initial;
    }

    public String route() {
        return route;
    }

    /** Whether it keeps the highest fence and refuses lower ones. */
    public boolean comparing() {
        return comparing;
    }

    public Weights weights() {
        return weights;
    }

    public Mode mode() {
        return mode;
    }

    public long modeSince() {
        return modeSince;
    }

    public @Nullable Fence highest() {
        return highest;
    }

    /** Whether anything but this router's answer decides how a request ends. */
    public boolean healthy() {
        return mode == Mode.NORMAL && down.isEmpty();
    }

    public void behave(Mode next) {
        mode = next;
        modeSince = timeline.now();
    }

    /** A version is deployed behind it. */
    public void deploy(String version) {
        versions.add(version);
    }

    public void takeDown(String version) {
        down.add(version);
        modeSince = timeline.now();
    }

    public void bringUp() {
        down.clear();
        modeSince = timeline.now();
    }

    /** A reload: weights and fence are as in its file, which may give each of the two newest versions the same. */
    public void forget(boolean even) {
        highest = null;
        List<String> newest = List.copyOf(versions).subList(Math.max(0, versions.size() - 2), versions.size());
        become(even && newest.size() == 2 ? Weights.split(newest.getFirst(), newest.getLast(), 50) : initial, null);
    }

    RouterState state() {
        Map<String, RouterState.Servers> servers = new HashMap<>();
        versions.forEach(version -> servers.put(version, new RouterState.Servers(down.contains(version) ? 0 : 1, 1)));
        return new RouterState(route, weights, Map.of(), highest, servers);
    }

    /** How long a request takes until it has its effect. */
    long latency() {
        return mode == Mode.SLOW ? 100 + chance.nextInt(4_000) : 1 + chance.nextInt(8);
    }

    boolean hangsUpOnWrites() {
        return chance.nextBoolean();
    }

    /** A write arrives. Null: taken; otherwise the fence that it is refused for. */
    @Nullable
    Fence take(Command command) {
        if (comparing && refusing && highest != null && command.fence().isLowerThan(highest)) {
            return highest;
        }
        if (mode != Mode.DEAF) {
            if (comparing) {
                highest = command.fence();
            }
            become(command.weights(), command);
        }
        return null;
    }

    private void become(Weights next, @Nullable Command by) {
        Weights before = weights;
        weights = next;
        if (!before.sameShares(next)) {
            journal.step(
                    "router " + route,
                    () -> before.percents() + " -> " + next.percents()
                            + (by == null ? ", it forgot" : " by " + by.who()));
        }
        watcher.changed(this, before, by);
    }
}
