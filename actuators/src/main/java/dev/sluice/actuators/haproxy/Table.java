package dev.sluice.actuators.haproxy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows below a line that begins with {@code #} and names the columns, up to a blank line. A reader by names: columns may be added. */
record Table(List<Map<String, String>> rows) {

    /** All tables of an answer, in their order; text outside of tables is ignored. */
    static List<Table> all(String answer, String separator) {
        List<Table> tables = new ArrayList<>();
        String[] columns = {};
        for (String line : answer.lines().toList()) {
            if (line.startsWith("# ")) {
                columns = line.substring(2).split(separator, -1);
                tables.add(new Table(new ArrayList<>()));
            } else if (line.isBlank()) {
                columns = new String[0];
            } else if (columns.length > 0) {
                tables.getLast().rows.add(row(columns, line.split(separator, -1)));
            }
        }
        return tables;
    }

    private static Map<String, String> row(String[] columns, String[] values) {
        Map<String, String> row = new HashMap<>();
        for (int at = 0; at < Math.min(columns.length, values.length); at++) {
            row.put(columns[at], values[at]);
        }
        return row;
    }
}
