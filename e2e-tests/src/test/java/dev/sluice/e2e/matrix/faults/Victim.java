package dev.sluice.e2e.matrix.faults;

import java.util.List;

/** What can be hit. */
interface Victim {

    /** Its processes now, in the order in which to stop them. */
    List<Long> pids();

    /** kill -9; gone when this returns. */
    void kill();

    /**
     * Starts it again and waits until it is ready.
     *
     * @return when the new process began, milliseconds since the epoch
     */
    long restart();
}
