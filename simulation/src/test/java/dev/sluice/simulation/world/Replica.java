package dev.sluice.simulation.world;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One process. Killed, it forgets what it was about; stopped, it does nothing and goes on later with what it knew, as after SIGSTOP and
 * SIGCONT.
 */
public final class Replica {
    /** What a process does. */
    public enum State {
        RUNNING,
        STOPPED,
        DEAD
    }

    private final Timeline timeline;
    private final RandomGenerator chance;
    private final String name;
    private final List<Runnable> parked = new ArrayList<>();
    private State state = State.RUNNING;
    private int life = 1;
    private long since;
    private @Nullable Runnable nap;
    private long downSince;

    public Replica(Timeline timeline, Chance chance, String name) {
        this.timeline = timeline;
        this.chance = chance.of(name);
        this.name = name;
    }

    public String name() {
        return name;
    }

    /** Names the process, not its place: one that was killed and started again is another holder of leases. */
    public String holder() {
        return name + "/" + life;
    }

    public boolean running() {
        return state == State.RUNNING;
    }

    public State state() {
        return state;
    }

    /** Since when it runs without interruption. */
    public long since() {
        return since;
    }

    /** Since when it does not run. */
    public long downSince() {
        return downSince;
    }

    public RandomGenerator chance() {
        return chance;
    }

    /** Does this later, if this process still lives then; a stopped process does it when it goes on. */
    public void later(long delay, Runnable work) {
        int mine = life;
        timeline.after(delay, () -> perform(mine, work));
    }

    /** A short pause of chance. */
    public void soon(int atMost, Runnable work) {
        later(1 + chance.nextInt(atMost), work);
    }

    private void perform(int mine, Runnable work) {
        if (mine != life || state == State.DEAD) {
            return;
        }
        if (state == State.STOPPED) {
            parked.add(() -> perform(mine, work));
        } else {
            work.run();
        }
    }

    /** The next write to a router falls asleep just before it is sent: the worst moment there is. */
    public void napBeforeWrite(Runnable sleep) {
        nap = sleep;
    }

    /** Does what sends a write. */
    public void write(Runnable work) {
        Runnable sleep = nap;
        if (sleep == null) {
            work.run();
        } else {
            nap = null;
            later(0, work);
            sleep.run();
        }
    }

    public void kill() {
        if (running()) {
            downSince = timeline.now();
        }
        state = State.DEAD;
        parked.clear();
    }

    public void stop() {
        if (running()) {
            downSince = timeline.now();
            state = State.STOPPED;
        }
    }

    /** Goes on, or starts anew. Tells whether it did not run before. */
    public boolean go() {
        if (running()) {
            return false;
        }
        if (state == State.DEAD) {
            life++;
        }
        state = State.RUNNING;
        since = timeline.now();
        long pause = 0;
        for (Runnable work : List.copyOf(parked)) {
            timeline.after(pause, work);
            pause += chance.nextInt(3);
        }
        parked.clear();
        return true;
    }
}
