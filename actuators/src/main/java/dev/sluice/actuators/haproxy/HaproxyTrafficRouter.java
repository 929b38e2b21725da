package dev.sluice.actuators.haproxy;

import dev.sluice.actuators.Fence;
import dev.sluice.actuators.RouterFailure;
import dev.sluice.actuators.RouterState;
import dev.sluice.actuators.TrafficRouter;
import dev.sluice.actuators.Weights;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A route behind HAProxy. HAProxy compares no fences: this object keeps the highest that it was given and refuses lower ones, and
 * knows nothing of the commands of other processes.
 */
public final class HaproxyTrafficRouter implements TrafficRouter {

    private static final Duration PAUSE = Duration.ofMillis(100);

    /** However many exchanges they are made of: the lease of an action covers one read and one command. */
    private static final Duration LONGEST_READ = Duration.ofSeconds(2);

    private static final Duration LONGEST_COMMAND = Duration.ofSeconds(5);

    private final String route;
    private final HaproxyUrl url;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Fence highest;

    /**
     * Connects to nothing yet.
     *
     * @param url see docs/router-haproxy.md
     * @param secret must be empty: who may use the socket is a matter of its permissions
     */
    public HaproxyTrafficRouter(String route, URI url, Supplier<Optional<String>> secret) {
        if (!Weights.NAME.matcher(route).matches()) {
            throw new IllegalArgumentException("a route's name must match " + Weights.NAME);
        }
        if (secret.get().isPresent()) {
            throw new IllegalArgumentException(
                    "HAProxy's runtime API takes no secret; leave credential out and limit who may use the socket");
        }
        this.route = route;
        this.url = HaproxyUrl.parse(url);
    }

    @Override
    public boolean comparesFences() {
        return false;
    }

    @Override
    public RouterState read() throws RouterFailure {
        long deadline = System.nanoTime() + LONGEST_READ.toNanos();
        lock(deadline);
        try {
            return wheel(deadline).read().state(route, highest);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Returns when the shares are held and no session begins any more at a version without a share. The shares are in place
     * before the wait for that, so it delays the answer and not the traffic.
     */
    @Override
    public RouterState apply(Weights weights, Fence fence) throws RouterFailure {
        long deadline = System.nanoTime() + LONGEST_COMMAND.toNanos();
        Observation held = set(weights, fence, deadline);
        Set<String> without = held.versions().keySet().stream()
                .filter(version -> weights.percent(version) == 0)
                .collect(Collectors.toSet());
        Quiet quiet = new Quiet(without, held, System.nanoTime());
        for (Duration left = quiet.left(System.nanoTime()); left.isPositive(); left = quiet.left(System.nanoTime())) {
            LockSupport.parkNanos(Math.min(left.toNanos(), PAUSE.toNanos()));
            held = look(weights, fence, deadline);
            quiet.look(held, System.nanoTime());
            Optional<String> restless = quiet.restless(System.nanoTime());
            if (restless.isPresent()) {
                throw new RouterFailure.NotHeld(weights, restless.get(), held.state(route, fence));
            }
        }
        return held.state(route, fence);
    }

    private Observation set(Weights weights, Fence fence, long deadline) throws RouterFailure {
        Wheel wheel = wheel(deadline);
        lock(deadline);
        try {
            requireHighest(fence);
            Observation before = wheel.read();
            write(wheel, wheel.numbers(weights, before), before, fence);
            return readBack(wheel, weights, fence);
        } finally {
            lock.unlock();
        }
    }

    /** Not under the lock for the whole wait: whoever has a higher fence need not wait for it. */
    private Observation look(Weights weights, Fence fence, long deadline) throws RouterFailure {
        lock(deadline);
        try {
            requireHighest(fence);
            return readBack(wheel(deadline), weights, fence);
        } finally {
            lock.unlock();
        }
    }

    private Wheel wheel(long deadline) {
        RuntimeSocket socket = new RuntimeSocket(route, url.place(), deadline);
        return switch (url.steering()) {
            case HaproxyUrl.Steering.ServerWeights weights -> new WeightWheel(route, weights, socket);
            case HaproxyUrl.Steering.PermilleMap map -> new MapWheel(route, map, socket);
        };
    }

    private void lock(long deadline) throws RouterFailure {
        try {
            if (!lock.tryLock(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw new RouterFailure.Unreachable(route, "another command to it is still under way");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new RouterFailure.Unreachable(route, "the wait was interrupted");
        }
    }

    /** A command that was not carried out leaves no fence; one of which nobody knows does. */
    private void write(Wheel wheel, Map<String, Integer> numbers, Observation before, Fence fence)
            throws RouterFailure {
        try {
            wheel.write(numbers, before);
        } catch (RouterFailure.Rejected | RouterFailure.Unauthorised nothingDone) {
            throw nothingDone;
        } catch (RouterFailure unknown) {
            highest = fence;
            throw unknown;
        }
        highest = fence;
    }

    private Observation readBack(Wheel wheel, Weights weights, Fence fence) throws RouterFailure {
        Observation seen = wheel.read();
        if (!seen.holds(wheel.numbers(weights, seen))) {
            throw new RouterFailure.NotHeld(weights, seen.state(route, fence));
        }
        return seen;
    }

    private void requireHighest(Fence fence) throws RouterFailure {
        if (highest != null && fence.isLowerThan(highest)) {
            throw new RouterFailure.Refused(route, highest);
        }
    }
}
