package dev.sluice.monitor.exposition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a whole exposition, line by line. */
final class ExpositionText {
    private static final String TYPE = "# TYPE ";
    private static final String EOF = "# EOF";

    private final String text;
    private final Dialect dialect;
    private final Map<String, List<Sample>> samples = new HashMap<>();
    private final Map<String, String> types = new HashMap<>();
    private final Set<String> series = new HashSet<>();
    private boolean ended;

    ExpositionText(String text, Dialect dialect) {
        this.text = text;
        this.dialect = dialect;
    }

    Exposition read() throws ExpositionException {
        int number = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (ended) {
                throw new ExpositionException("Line " + number + " comes after the end (# EOF).");
            }
            if (line.startsWith("#")) {
                comment(line, number);
            } else if (!line.isBlank()) {
                sample(line, number);
            } else if (dialect == Dialect.OPEN_METRICS) {
                throw new ExpositionException("Line " + number + " is empty, which OpenMetrics forbids.");
            }
        }
        if (dialect == Dialect.OPEN_METRICS && !ended) {
            throw new ExpositionException("The answer is cut off: it does not end with # EOF.");
        }
        return new Exposition(dialect, samples, types);
    }

    private void comment(String line, int number) throws ExpositionException {
        if (line.startsWith(TYPE)) {
            String[] words = line.substring(TYPE.length()).strip().split("\\s+", 2);
            types.put(words[0], words.length > 1 ? words[1].strip() : "");
        } else if (dialect == Dialect.OPEN_METRICS) {
            ended = line.equals(EOF);
            if (!ended && !line.startsWith("# HELP ") && !line.startsWith("# UNIT ")) {
                throw new ExpositionException("Line " + number + " is a comment, which OpenMetrics forbids.");
            }
        }
    }

    private void sample(String line, int number) throws ExpositionException {
        Sample sample = new SampleLine(line, number, dialect).read();
        if (!series.add(sample.name()
                + sample.labels().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .toList())) {
            throw new ExpositionException("Line " + number + " repeats a series.");
        }
        samples.computeIfAbsent(sample.name(), name -> new ArrayList<>()).add(sample);
    }
}
