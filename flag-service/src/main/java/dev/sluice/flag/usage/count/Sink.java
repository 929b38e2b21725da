package dev.sluice.flag.usage.count;

/** Where counts are published. Each takes what it can, whatever the other does. */
public enum Sink {
    DATABASE,
    TOPIC
}
