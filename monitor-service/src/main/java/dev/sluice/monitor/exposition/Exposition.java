package dev.sluice.monitor.exposition;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The samples of one exposition by name, and the families that it announces. */
public final class Exposition {
    /** Largest answer that is read, in characters. */
    public static final int MAX_LENGTH = 1024 * 1024;

    private static final String TOTAL = "_total";

    private final Dialect dialect;
    private final Map<String, List<Sample>> samples;
    private final Map<String, String> types;

    Exposition(Dialect dialect, Map<String, List<Sample>> samples, Map<String, String> types) {
        this.dialect = dialect;
        this.samples = samples;
        this.types = types;
    }

    /** Reads a text of Prometheus's format. */
    public static Exposition parse(String text) throws ExpositionException {
        return parse(text, Dialect.PROMETHEUS);
    }

    /** Reads the whole text or refuses it: syntax errors and repeated series included. */
    public static Exposition parse(String text, Dialect dialect) throws ExpositionException {
        if (text.length() > MAX_LENGTH) {
            throw new ExpositionException("The answer is larger than 1 MB.");
        }
        return new ExpositionText(text, dialect).read();
    }

    /** All samples of that name; empty when there is none. */
    public List<Sample> named(String name) {
        return samples.getOrDefault(name, List.of());
    }

    /**
     * All samples of a counter of that name, with or without {@code _total}: OpenMetrics puts it there also where the same counter has none
     * in Prometheus's format, and which of both a source answers is its choice.
     */
    public List<Sample> counter(String name) {
        List<Sample> found = named(name);
        boolean other = found.isEmpty() && dialect == Dialect.OPEN_METRICS && !name.endsWith(TOTAL);
        return other ? named(name + TOTAL) : found;
    }

    /** Whether a {@code # TYPE} line announces a counter of that name: the source has it, though it may have counted nothing yet. */
    public boolean announces(String name) {
        if (dialect == Dialect.PROMETHEUS) {
            return types.containsKey(name);
        }
        String family = name.endsWith(TOTAL) ? name.substring(0, name.length() - TOTAL.length()) : name;
        return "counter".equals(types.get(family));
    }

    /** What a {@code # TYPE} line says of a family. */
    Optional<String> type(String family) {
        return Optional.ofNullable(types.get(family));
    }
}
