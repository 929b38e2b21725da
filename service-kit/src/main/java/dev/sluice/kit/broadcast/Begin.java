package dev.sluice.kit.broadcast;

import java.time.Duration;

/** Where a reader without a group begins when its process starts. */
public sealed interface Begin {

    /**
     * Where this service's own consumer of that channel stands. What came before has been handled and is in the database; what the
     * channel has not handled yet, however old, is read.
     */
    record WithChannel(String channel) implements Begin {}

    /** So long ago. For a topic that this service has no channel for. */
    record Ago(String topic, Duration age) implements Begin {}
}
