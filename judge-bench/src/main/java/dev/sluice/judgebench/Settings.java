package dev.sluice.judgebench;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the command line asks for.
 *
 * @param quick whether a tenth of the runs is enough
 */
record Settings(int runs, boolean quick, Path out) {
    static final String USAGE = "Usage: ./sluice bench judges [--runs 100..1000000] [--quick] [--out FILE]";
    private static final int RUNS = 10_000;
    private static final int QUICK = 10;

    /** Empty for wrong arguments. */
    static Optional<Settings> of(String[] arguments) {
        Settings settings = new Settings(RUNS, false, Path.of("benchmarks/results/judges.txt"));
        for (int index = 0; index < arguments.length; index++) {
            String value = index + 1 < arguments.length ? arguments[index + 1] : "";
            switch (arguments[index]) {
                case "--quick" -> settings = new Settings(settings.runs, true, settings.out);
                case "--runs" -> {
                    if (!value.matches("[1-9][0-9]{2,5}|1000000")) {
                        return Optional.empty();
                    }
                    settings = new Settings(Integer.parseInt(value), settings.quick, settings.out);
                    index++;
                }
                case "--out" -> {
                    if (value.isEmpty()) {
                        return Optional.empty();
                    }
                    settings = new Settings(settings.runs, settings.quick, Path.of(value));
                    index++;
                }
                default -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(settings);
    }

    Runs perCell() {
        return new Runs(quick ? Math.max(1, runs / QUICK) : runs);
    }

    String command() {
        return "./sluice bench judges --runs " + runs + (quick ? " --quick" : "");
    }
}
