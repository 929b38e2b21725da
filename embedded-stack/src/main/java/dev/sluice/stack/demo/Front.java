package dev.sluice.stack.demo;

import java.io.IOException;
import java.util.Map;

/** What divides the shop's visitors between its versions, seen from outside. */
interface Front {

    /** The route that it is registered as. */
    String route();

    /** The source of metrics for rollouts on that route. */
    String source();

    /** As the story calls it. */
    String name();

    /** Percent by version that it was last told. */
    Map<String, Integer> desired() throws IOException, InterruptedException;

    /** Requests that are over, by version, since it started. */
    Map<String, Long> requests() throws IOException, InterruptedException;

    default int desired(String version) throws IOException, InterruptedException {
        return desired().getOrDefault(version, 0);
    }
}
