package dev.sluice.e2e.matrix.checks;

import dev.sluice.e2e.matrix.history.Exposure;
import dev.sluice.e2e.matrix.history.Story;
import java.util.ArrayList;
import java.util.List;

/**
 * No share rises while Kafka is away: nobody is exposed unwatched. What Kafka had acknowledged may still land in the first second,
 * which is how old the knowledge of a stop may be (architecture: fences and the stop-reader).
 */
public final class NoRiseWithoutEvents implements Check {
    private static final long GRACE_MILLIS = 1_000;

    @Override
    public List<String> violations(Story story) {
        List<String> broken = new ArrayList<>();
        if (!story.cell().part().carriesEvents()) {
            return broken;
        }
        double before = Double.MAX_VALUE;
        for (Exposure exposure : story.exposures()) {
            boolean away = exposure.at() > story.fault().begin() + GRACE_MILLIS
                    && exposure.at() < story.fault().end();
            if (away && exposure.percent() > before) {
                broken.add("rose from %s to %s %%, %d ms after Kafka went away"
                        .formatted(
                                before,
                                exposure.percent(),
                                exposure.at() - story.fault().begin()));
            }
            before = exposure.percent();
        }
        return broken;
    }
}
