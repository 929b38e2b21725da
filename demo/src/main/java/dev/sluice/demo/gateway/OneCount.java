package dev.sluice.demo.gateway;

import dev.sluice.demo.metrics.RequestMeter;

/** Counts one request once, at whichever of its possible ends comes first. */
final class OneCount {

    private final RequestMeter meter;
    private final long begin = System.nanoTime();
    private boolean counted;

    OneCount(RequestMeter meter) {
        this.meter = meter;
    }

    void over(boolean failed) {
        if (!counted) {
            counted = true;
            meter.over(failed, (System.nanoTime() - begin) / 1e6);
        }
    }
}
