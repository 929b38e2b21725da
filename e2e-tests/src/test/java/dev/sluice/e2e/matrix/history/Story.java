package dev.sluice.e2e.matrix.history;

import dev.sluice.e2e.matrix.Cell;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that was seen of one cell.
 *
 * @param records every record about its rollout, its rollback or its flag, in the order of the topics, duplicates included
 * @param exposures from the start of the rollout, in order
 * @param deadLetters what lay in dead letter topics after the round
 */
public record Story(
        Cell cell,
        String rollout,
        List<Event> records,
        List<Exposure> exposures,
        Window fault,
        End end,
        List<String> deadLetters) {
    public Story {
        records = List.copyOf(records);
        exposures = List.copyOf(exposures);
        deadLetters = List.copyOf(deadLetters);
    }

    /** What a subscriber that deduplicates by id sees of this rollout. */
    public List<Event> events() {
        var seen = new HashSet<String>();
        List<Event> events = new ArrayList<>();
        for (Event record : records) {
            if (record.rollout().equals(rollout) && seen.add(record.id())) {
                events.add(record);
            }
        }
        return events;
    }

    public Stream<Event> named(String name) {
        return events().stream().filter(event -> event.name().equals(name));
    }
}
