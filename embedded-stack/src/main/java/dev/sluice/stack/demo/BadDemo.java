package dev.sluice.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.stack.rest.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** A version starts to fail when it has 10 percent of the traffic, and is taken back without anybody's help. */
final class BadDemo implements Demonstration {
    private static final Duration LONGEST = Duration.ofMinutes(6);
    private static final double ERROR_RATE = 0.05;
    private static final int STAGE_SHARE = 10;

    /** At 10 percent this allows the new version 3 percent of errors, so that 5 percent never pass as healthy. */
    private static final double MAX_INCREASE = 0.003;

    private final Front front;

    BadDemo(Front front) {
        this.front = front;
    }

    @Override
    public void run(Stack stack, Story story) throws IOException, InterruptedException {
        Rollouts rollouts = new Rollouts(stack.operator());
        Gateway gateway = new Gateway(stack.gateway());

        story.chapter("Version 2.0.0 will start to fail 5 % of its requests at the 10 % stage");
        ObjectNode plan = Plans.canary("demo-bad", front, MAX_INCREASE);
        String id = rollouts.plan(plan);
        Fault fault = new Fault(front, gateway, story);
        JsonNode end = new Watch(rollouts, id, story).until(Rollouts::ended, LONGEST, "the rollout ends", fault);
        long afterwards = fault.nanosToZero();

        story.chapter("What was observed");
        DemoFailedException.unless(fault.switchedOn(), "version 2.0.0 got 10 % of the traffic");
        DemoFailedException.unless(
                end.path("state").asText().equals("RolledBack"),
                "the rollout is RolledBack, not " + end.path("state").asText());
        Verdicts.mustHaveStopped(rollouts.timeline(id), "APPLICATION", story);
        DemoFailedException.unless(
                front.desired().equals(Map.of("1.0.0", 100, "2.0.0", 0)),
                "all traffic is back at 1.0.0, not " + front.desired());
        story.checked(String.format(
                "rolled back: 2.0.0 has 0 %% of the traffic, %.1f s after its first fault", afterwards / 1e9));
        DemoFailedException.unless(Quarantine.of(stack).holds("2.0.0"), "version 2.0.0 is in quarantine");
        story.checked("version 2.0.0 is in quarantine");
        Answer again = rollouts.tryPlan(plan);
        DemoFailedException.unless(
                again.status() >= 400
                        && again.status() < 500
                        && !again.problem().isEmpty(),
                "the same plan is refused with a problem, not " + again.describe());
        story.checked("the same plan again is refused: " + again.describe());
    }

    /** Switches the fault on at the 10 % stage and notes when the traffic has left. */
    private static final class Fault implements Watch.Eye {
        private final Front front;
        private final Gateway gateway;
        private final Story story;
        private long begin;
        private long zero;

        Fault(Front front, Gateway gateway, Story story) {
            this.front = front;
            this.gateway = gateway;
            this.story = story;
        }

        @Override
        public void look(JsonNode rollout) throws IOException, InterruptedException {
            int share = front.desired("2.0.0");
            if (begin == 0 && share >= STAGE_SHARE) {
                gateway.failVersion("2.0.0", ERROR_RATE);
                begin = System.nanoTime();
                story.tell("FAULT: version 2.0.0 now fails 5 % of its requests");
            } else if (begin != 0 && zero == 0 && share == 0) {
                zero = System.nanoTime();
                story.tell("2.0.0 gets nothing any more from " + front.name());
            }
        }

        boolean switchedOn() {
            return begin != 0;
        }

        long nanosToZero() {
            return zero == 0 ? 0 : zero - begin;
        }
    }
}
