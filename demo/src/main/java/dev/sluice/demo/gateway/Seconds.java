package dev.sluice.demo.gateway;

/** Whole seconds of a clock that never goes back. */
final class Seconds {

    private Seconds() {}

    static long now() {
        return Math.floorDiv(System.nanoTime(), 1_000_000_000L);
    }
}
