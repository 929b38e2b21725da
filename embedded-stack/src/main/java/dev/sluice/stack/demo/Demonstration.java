package dev.sluice.stack.demo;

import java.io.IOException;

/** One demo, on a shop that was reset before. */
interface Demonstration {
    /** Tells what happens; throws {@link DemoFailedException} when it does not end as it must. */
    void run(Stack stack, Story story) throws IOException, InterruptedException;
}
