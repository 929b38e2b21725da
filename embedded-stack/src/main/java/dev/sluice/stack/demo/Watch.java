package dev.sluice.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Follows one rollout, telling its timeline as it grows. */
final class Watch {
    /** Something to look at, or to do, at every moment of the rollout. */
    interface Eye {
        void look(JsonNode rollout) throws IOException, InterruptedException;
    }

    /** Whether the rollout has come where one waits for. */
    interface Goal {
        boolean reached(JsonNode rollout);
    }

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Rollouts rollouts;
    private final String id;
    private final Story story;
    private final Set<String> told = new HashSet<>();

    Watch(Rollouts rollouts, String id, Story story) {
        this.rollouts = rollouts;
        this.id = id;
        this.story = story;
    }

    /** Looks until the goal is reached and returns the rollout as it is then. */
    JsonNode until(Goal goal, Duration atMost, String expectation, Eye eye) throws IOException, InterruptedException {
        long last = System.nanoTime() + atMost.toNanos();
        while (true) {
            JsonNode rollout = rollouts.get(id);
            eye.look(rollout);
            tellTimeline();
            if (goal.reached(rollout)) {
                tellTimeline();
                return rollout;
            }
            DemoFailedException.unless(
                    System.nanoTime() < last,
                    expectation + " within " + atMost.toSeconds() + " s; the rollout is "
                            + rollout.path("state").asText());
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        }
    }

    private void tellTimeline() throws IOException, InterruptedException {
        for (JsonNode entry : rollouts.timeline(id)) {
            if (told.add(entry.path("id").asText())) {
                story.tell(entry.path("summary").asText(entry.path("type").asText()));
                if (entry.path("data").path("verdict").asText().equals("UNHEALTHY")) {
                    entry.path("data").path("evidence").forEach(evidence -> story.detail(evidence.toString()));
                }
            }
        }
    }
}
