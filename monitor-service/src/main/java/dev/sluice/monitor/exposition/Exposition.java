package dev.sluice.monitor.exposition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The samples of one exposition by name, and the families that it announces. */
public final class Exposition {
    /** Largest answer that is read, in bytes. */
    public static final int MAX_BYTES = 5 * 1024 * 1024;

    private static final String TYPE = "# TYPE ";

    private final Map<String, List<Sample>> samples;
    private final Set<String> announced;

    private Exposition(Map<String, List<Sample>> samples, Set<String> announced) {
        this.samples = samples;
        this.announced = announced;
    }

    /** Reads the whole text or refuses it: syntax errors and repeated series included. */
    public static Exposition parse(String text) throws ExpositionException {
        if (text.length() > MAX_BYTES) {
            throw new ExpositionException("The answer is larger than 5 MB.");
        }
        Map<String, List<Sample>> samples = new HashMap<>();
        Set<String> announced = new HashSet<>();
        Set<String> series = new HashSet<>();
        int number = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (line.startsWith(TYPE)) {
                announced.add(line.substring(TYPE.length()).strip().split("\\s", 2)[0]);
            }
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            Sample sample = new SampleLine(line, number).read();
            if (!series.add(sample.name()
                    + sample.labels().entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .toList())) {
                throw new ExpositionException("Line " + number + " repeats a series.");
            }
            samples.computeIfAbsent(sample.name(), name -> new ArrayList<>()).add(sample);
        }
        return new Exposition(samples, announced);
    }

    /** All samples of that name; empty when there is none. */
    public List<Sample> named(String name) {
        return List.copyOf(samples.getOrDefault(name, List.of()));
    }

    /** Whether a {@code # TYPE} line announces that name: the source has it, though it may have counted nothing yet. */
    public boolean announces(String name) {
        return announced.contains(name);
    }
}
