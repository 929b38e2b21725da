package dev.sluice.e2e.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One row of docs/guarantees.md.
 *
 * @param number as in {@code G7}
 */
record Guarantee(int number, List<Proof> proofs) {
    private static final Pattern ROW = Pattern.compile("^\\| G(\\d+) \\| .+ \\| (.+) \\|$");

    /** A module's name in words, or a test in backticks, which belongs to the module named last. */
    private static final Pattern ITEM = Pattern.compile("`(\\w+)(?:#(\\w+))?`|([a-z][a-z0-9-]+)");

    private static final Map<String, String> MODULES = Map.ofEntries(
            Map.entry("flag", "flag-service"),
            Map.entry("flag-engine", "flag-engine"),
            Map.entry("judge-engine", "judge-engine"),
            Map.entry("rollout", "rollout-service"),
            Map.entry("monitor", "monitor-service"),
            Map.entry("rollback", "rollback-service"),
            Map.entry("service-kit", "service-kit"),
            Map.entry("actuators", "actuators"),
            Map.entry("embedded-stack", "embedded-stack"),
            Map.entry("demo", "demo"),
            Map.entry("simulation", "simulation"),
            Map.entry("e2e", "e2e-tests"));

    /**
     * A test that proves it.
     *
     * @param method empty when all of the class is meant
     */
    record Proof(String module, String testClass, String method) {}

    static List<Guarantee> readAll(List<String> lines) {
        List<Guarantee> all = new ArrayList<>();
        for (String line : lines) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                all.add(new Guarantee(Integer.parseInt(row.group(1)), proofs(row.group(2))));
            }
        }
        return all;
    }

    private static List<Proof> proofs(String column) {
        List<Proof> proofs = new ArrayList<>();
        String module = "";
        Matcher item = ITEM.matcher(column);
        while (item.find()) {
            String word = item.group(3);
            if (word != null) {
                module = MODULES.getOrDefault(word, module);
            } else {
                String method = item.group(2);
                proofs.add(new Proof(module, item.group(1), method == null ? "" : method));
            }
        }
        return proofs;
    }
}
