package dev.sluice.monitor.exposition;

import java.util.Locale;

/** The text formats that a source may answer in. */
public enum Dialect {
    /** Prometheus text 0.0.4: timestamps in milliseconds, a family has the name of its samples. */
    PROMETHEUS,
    /** OpenMetrics 1.0: timestamps in seconds, a counter {@code a} has the sample {@code a_total}, the end is marked. */
    OPEN_METRICS;

    /** By the content type of the answer; whatever does not say that it is OpenMetrics is read as Prometheus text. */
    public static Dialect of(String contentType) {
        return contentType.strip().toLowerCase(Locale.ROOT).startsWith("application/openmetrics-text")
                ? OPEN_METRICS
                : PROMETHEUS;
    }
}
