package dev.sluice.bench.rollback;

import java.io.IOException;

/** One connection to a router, to be asked over and over. */
interface Weights extends AutoCloseable {

    /**
     * What the router says.
     *
     * @param candidate the share of version 2.0.0
     * @param direction of the fence that it was told under; empty where the router knows no fences
     */
    record Reading(int candidate, String direction) {}

    /** Opens a connection; called again after a failure. */
    interface Source {
        Weights open() throws IOException;
    }

    Reading read() throws IOException;

    @Override
    void close() throws IOException;
}
