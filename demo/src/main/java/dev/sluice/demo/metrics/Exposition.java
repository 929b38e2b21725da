package dev.sluice.demo.metrics;

import java.util.Map;
import java.util.stream.Collectors;

/** Writes the Prometheus text format, version 0.0.4: one family after the other, each with its series. */
public final class Exposition {

    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final StringBuilder text = new StringBuilder(4096);

    /** Begins a family; its series follow. */
    public Exposition family(String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        return this;
    }

    public Exposition series(String name, Map<String, String> labels, Number value) {
        text.append(name);
        if (!labels.isEmpty()) {
            text.append('{').append(rendered(labels)).append('}');
        }
        text.append(' ').append(value).append('\n');
        return this;
    }

    /** The series {@code _bucket}, {@code _sum} and {@code _count} of one histogram, in seconds. */
    public Exposition histogram(String name, Map<String, String> labels, Histogram.Snapshot histogram) {
        String prefix = rendered(labels) + (labels.isEmpty() ? "" : ",");
        for (int edge = 0; edge < histogram.upTo().size(); edge++) {
            bucket(
                    name,
                    prefix,
                    seconds(Histogram.EDGES_MILLIS.get(edge)),
                    histogram.upTo().get(edge));
        }
        bucket(name, prefix, "+Inf", histogram.total());
        return series(name + "_sum", labels, histogram.sumSeconds()).series(name + "_count", labels, histogram.total());
    }

    private void bucket(String name, String prefix, String edge, long upTo) {
        text.append(name).append("_bucket{").append(prefix);
        text.append("le=\"").append(edge).append("\"} ").append(upTo).append('\n');
    }

    private static String seconds(double millis) {
        return Double.toString(millis / 1000);
    }

    private static String rendered(Map<String, String> labels) {
        return labels.entrySet().stream()
                .map(label -> label.getKey() + "=\"" + escaped(label.getValue()) + '"')
                .collect(Collectors.joining(","));
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
