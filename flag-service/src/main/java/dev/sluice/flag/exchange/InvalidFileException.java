package dev.sluice.flag.exchange;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A file that cannot be imported. */
public final class InvalidFileException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, String> problems;

    public InvalidFileException(Map<String, String> problems) {
        super("the file cannot be imported: " + problems);
        this.problems = Collections.unmodifiableMap(new LinkedHashMap<>(problems));
    }

    /** Sentences by where in the file they are about. */
    public Map<String, String> problems() {
        return problems;
    }
}
