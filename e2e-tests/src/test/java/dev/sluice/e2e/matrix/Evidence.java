package dev.sluice.e2e.matrix;

import dev.sluice.e2e.matrix.history.Event;
import dev.sluice.e2e.matrix.history.Exposure;
import dev.sluice.e2e.matrix.history.Story;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What was seen of a cell that broke a rule, line by line in the order of time, for the person who has to find out why. */
final class Evidence {
    private static final Path FOLDER = Path.of("target/kill-matrix");

    private record Line(long at, String text) {}

    private Evidence() {}

    static void write(Story story, List<String> violations) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(story.fault().begin(), "=== STRIKE"));
        lines.add(new Line(story.fault().end(), "=== back"));
        for (Event record : story.records()) {
            // A flag has a history with earlier rollouts; the checks need it, this page does not.
            if (record.rollout().equals(story.rollout())) {
                lines.add(new Line(record.published(), record.name() + " #" + record.sequence() + " " + record.data()));
            }
        }
        double before = -1;
        for (Exposure exposure : story.exposures()) {
            if (exposure.percent() != before) {
                lines.add(new Line(exposure.at(), "--- exposure " + exposure.percent() + " %"));
                before = exposure.percent();
            }
        }
        lines.sort(Comparator.comparingLong(Line::at));
        var text = new StringBuilder(story.cell() + ", rollout " + story.rollout() + "\n");
        violations.forEach(violation -> text.append(violation).append('\n'));
        lines.forEach(line -> text.append(Instant.ofEpochMilli(line.at()))
                .append(' ')
                .append(line.text())
                .append('\n'));
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve(story.cell().toString().replaceAll("\\W+", "-") + ".txt"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
