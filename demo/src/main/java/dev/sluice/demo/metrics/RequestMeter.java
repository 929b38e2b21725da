package dev.sluice.demo.metrics;

/** Requests of one series. A request, its error and its duration are counted together, when it is over. */
public final class RequestMeter {

    private final Histogram durations = new Histogram();
    private long errors;

    public synchronized void over(boolean failed, double millis) {
        durations.record(millis);
        if (failed) {
            errors++;
        }
    }

    /** All three numbers of the same moment. */
    public synchronized Snapshot snapshot() {
        return new Snapshot(errors, durations.snapshot());
    }

    /** The meter at one moment; {@link #requests} never lags behind {@link #errors}. */
    public record Snapshot(long errors, Histogram.Snapshot durations) {
        public long requests() {
            return durations.total();
        }
    }
}
