package dev.sluice.demo.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A strict reader of the Prometheus text format, version 0.0.4. */
public final class Scrape {

    private static final Pattern HEAD = Pattern.compile("# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)");
    private static final Pattern SERIES =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{(?:[a-z_]+=\"(?:[^\"\\\\]|\\\\.)*\",?)+})? ([-+0-9.eE]+)");

    private final Map<String, Double> values = new LinkedHashMap<>();

    private Scrape(String text) {
        assertThat(text).endsWith("\n");
        Set<String> typed = new HashSet<>();
        for (String line : text.lines().toList()) {
            Matcher head = HEAD.matcher(line);
            if (head.matches()) {
                if (head.group(1).equals("TYPE")) {
                    assertThat(typed.add(head.group(2)))
                            .as("declared once: %s", line)
                            .isTrue();
                }
                continue;
            }
            Matcher series = SERIES.matcher(line);
            assertThat(series.matches()).as("a line of the format: %s", line).isTrue();
            assertThat(typed).as("declared before: %s", line).contains(family(series.group(1), typed));
            String name = series.group(1) + (series.group(2) == null ? "" : series.group(2));
            assertThat(values.put(name, Double.valueOf(series.group(3))))
                    .as("once: %s", line)
                    .isNull();
        }
    }

    public static Scrape of(String text) {
        return new Scrape(text);
    }

    public double value(String series) {
        Double value = values.get(series);
        if (value == null) {
            throw new AssertionError("no series " + series + " in " + values.keySet());
        }
        return value;
    }

    /** Checks that the buckets rise up to the count. */
    public void assertHistogram(String name, String labels) {
        double before = 0;
        for (double edge : Histogram.EDGES_MILLIS) {
            double upTo = value("%s_bucket{%s,le=\"%s\"}".formatted(name, labels, edge / 1000));
            assertThat(upTo).isGreaterThanOrEqualTo(before);
            before = upTo;
        }
        double all = value("%s_bucket{%s,le=\"+Inf\"}".formatted(name, labels));
        assertThat(all).isGreaterThanOrEqualTo(before);
        assertThat(value("%s_count{%s}".formatted(name, labels))).isEqualTo(all);
    }

    private static String family(String series, Set<String> typed) {
        return typed.contains(series) ? series : series.replaceFirst("_(bucket|sum|count)$", "");
    }
}
