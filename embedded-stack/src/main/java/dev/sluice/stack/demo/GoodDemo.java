package dev.sluice.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** A healthy version goes from 1 to 100 percent. */
final class GoodDemo implements Demonstration {
    private static final Duration LONGEST = Duration.ofMinutes(6);

    private final Front front;

    GoodDemo(Front front) {
        this.front = front;
    }

    @Override
    public void run(Stack stack, Story story) throws IOException, InterruptedException {
        Rollouts rollouts = new Rollouts(stack.operator());
        Flag flag = new Flag(stack.flags());
        long revision = flag.revision();

        story.chapter("Version 2.0.0 is good: it gets 1, 5, 10, 25, 50 and 100 % of the traffic");
        String id = rollouts.plan(Plans.canary("demo-good", front, 0.005));
        Shares shares = new Shares(front, "2.0.0");
        JsonNode end = new Watch(rollouts, id, story)
                .until(
                        rollout -> rollout.path("state").asText().equals("Completed") || Rollouts.ended(rollout),
                        LONGEST,
                        "the rollout completes",
                        rollout -> shares.look());

        story.chapter("What was observed");
        DemoFailedException.unless(
                end.path("state").asText().equals("Completed"),
                "the rollout is Completed, not " + end.path("state").asText());
        shares.mustShow(Plans.CANARY, story);
        DemoFailedException.unless(
                front.desired().equals(Map.of("1.0.0", 0, "2.0.0", 100)),
                "all traffic goes to 2.0.0, not " + front.desired());
        story.checked("completed: all traffic goes to 2.0.0");
        DemoFailedException.unless(
                flag.revision() == revision, "flag new-checkout was not touched (revision " + revision + ")");
        boolean quarantined = Quarantine.of(stack).holdsAnything();
        DemoFailedException.unless(!quarantined, "nothing of the shop is in quarantine");
        story.checked("nothing else changed: no flag, no quarantine");
    }
}
