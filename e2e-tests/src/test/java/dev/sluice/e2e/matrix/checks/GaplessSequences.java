package dev.sluice.e2e.matrix.checks;

import dev.sluice.e2e.matrix.history.Event;
import dev.sluice.e2e.matrix.history.Story;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A subscriber that deduplicates by id sees 1, 2, 3 … of each subject of a topic: nothing lost, nothing twice under two ids. */
public final class GaplessSequences implements Check {
    @Override
    public List<String> violations(Story story) {
        List<String> broken = new ArrayList<>();
        Map<String, Event> byId = new HashMap<>();
        Map<String, Long> last = new HashMap<>();
        for (Event record : story.records()) {
            Event first = byId.putIfAbsent(record.id(), record);
            if (first != null) {
                if (!first.data().equals(record.data()) || first.sequence() != record.sequence()) {
                    broken.add(record.name() + " came again under its id with another content");
                }
                continue;
            }
            String aggregate = record.topic() + "/" + record.subject();
            long expected = last.getOrDefault(aggregate, 0L) + 1;
            if (record.sequence() != expected) {
                broken.add("%s %s has sequence %d where %d is next"
                        .formatted(aggregate, record.name(), record.sequence(), expected));
            }
            last.put(aggregate, record.sequence());
        }
        return broken;
    }
}
