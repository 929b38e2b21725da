package dev.sluice.monitor.analysis;

import dev.sluice.monitor.exposition.Reading;

/** What asking a source gave. */
public sealed interface SourceReading {

    record Counted(Reading reading) implements SourceReading {}

    /** No usable answer. The reason is a sentence for people and holds nothing of what the server answered. */
    record Failed(String reason) implements SourceReading {}
}
