package dev.sluice.stack.demo;

import java.io.IOException;

/** Somebody who can be asked which checkout a person gets. */
interface Checkouts {
    /** Whether that person gets the new one. */
    boolean hasNew(String person, boolean internal) throws IOException, InterruptedException;
}
