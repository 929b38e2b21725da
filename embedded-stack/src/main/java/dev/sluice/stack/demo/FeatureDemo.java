package dev.sluice.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A feature for more and more people; then a bad one, which goes off while the deployment stays. */
final class FeatureDemo implements Demonstration {
    private static final Duration LONGEST = Duration.ofMinutes(6);
    private static final double MAX_INCREASE = 0.005;
    private static final double ERROR_RATE = 0.2;

    @Override
    public void run(Stack stack, Story story) throws IOException, InterruptedException {
        Gateway gateway = new Gateway(stack.gateway());
        String commanded = gateway.commanded();
        good(stack, story);
        new Reset(stack, story, gateway).run();
        bad(stack, story);
        DemoFailedException.unless(
                gateway.commanded().equals(commanded),
                "the deployment is untouched: " + commanded + ", not " + gateway.commanded());
        story.checked("the deployment was never touched: " + gateway.desired());
    }

    private static void good(Stack stack, Story story) throws IOException, InterruptedException {
        story.chapter("The new checkout is good: internal visitors first, then 1, 10, 50 and 100 %");
        Rollouts rollouts = new Rollouts(stack.operator());
        Flag flag = new Flag(stack.flags());
        RunningShop shop = new RunningShop(stack.gateway());
        Audience audience = new Audience(flag, shop, story);
        String id = rollouts.plan(Plans.feature("demo-feature-good", MAX_INCREASE));
        JsonNode end = new Watch(rollouts, id, story)
                .until(
                        rollout -> rollout.path("state").asText().equals("Completed") || Rollouts.ended(rollout),
                        LONGEST,
                        "the feature's rollout completes",
                        audience);
        DemoFailedException.unless(
                end.path("state").asText().equals("Completed"),
                "the feature's rollout is Completed, not " + end.path("state").asText());
        audience.mustHaveSeen(List.of(0, 1, 10, 50, 100));
        story.checked("everybody has the new checkout, and nobody ever lost it on the way");
    }

    private static void bad(Stack stack, Story story) throws IOException, InterruptedException {
        story.chapter("The new checkout will fail 20 % of its requests once 10 % of the people have it");
        Rollouts rollouts = new Rollouts(stack.operator());
        Gateway gateway = new Gateway(stack.gateway());
        Flag flag = new Flag(stack.flags());
        String id = rollouts.plan(Plans.feature("demo-feature-bad", MAX_INCREASE));
        FollowedRollback followed = FollowedRollback.expectedOf(new RunningShop(stack.gateway()));
        boolean[] failing = {false};
        JsonNode end = new Watch(rollouts, id, story)
                .until(Rollouts::ended, LONGEST, "the bad feature's rollout ends", rollout -> {
                    if (!failing[0] && flag.exposure().path("percentage").asDouble() >= 10) {
                        gateway.failVariant("on", ERROR_RATE);
                        failing[0] = true;
                        story.tell("FAULT: the new checkout now fails 20 % of its requests");
                    }
                });
        story.chapter("What was observed");
        DemoFailedException.unless(failing[0], "the new checkout reached 10 % of the people");
        DemoFailedException.unless(
                end.path("state").asText().equals("RolledBack"),
                "the bad feature's rollout is RolledBack, not "
                        + end.path("state").asText());
        Verdicts.mustHaveStopped(rollouts.timeline(id), "FEATURE", story);
        followed.check(rollouts, id, story);
        DemoFailedException.unless(flag.off(), "the flag is off, not " + flag.exposure());
        mustBeOff("the running shop", new RunningShop(stack.gateway()), story);
        mustBeOff("OFREP", new OfrepCheckouts(stack.evaluation()), story);
        DemoFailedException.unless(Quarantine.of(stack).holds("on"), "the variant is in quarantine");
        story.checked("the variant is in quarantine; another one could be rolled out");
    }

    private static void mustBeOff(String who, Checkouts checkouts, Story story)
            throws IOException, InterruptedException {
        Population population = new Population(checkouts);
        int having = population.askAfterRollback();
        DemoFailedException.unless(
                having == 0 && !population.colleagueHasIt(),
                "the flag is off for everybody at " + who + ", but " + having + " people have the new checkout");
        story.checked("the flag is off for everybody at " + who);
    }

    /** Asks the same people at each exposure, at the shop's own checkout. */
    private static final class Audience implements Watch.Eye {
        private final Flag flag;
        private final RunningShop shop;
        private final Population population;
        private final Story story;
        private final Map<Integer, Integer> having = new TreeMap<>();

        Audience(Flag flag, RunningShop shop, Story story) {
            this.flag = flag;
            this.shop = shop;
            this.population = new Population(shop);
            this.story = story;
        }

        @Override
        public void look(JsonNode rollout) throws IOException, InterruptedException {
            JsonNode exposure = flag.exposure();
            int percentage = exposure.path("percentage").asInt();
            if (!exposure.path("internal").asBoolean() || having.containsKey(percentage)) {
                return;
            }
            if (shop.figures().revision() < flag.revision()) {
                return; // it has not heard of this exposure yet
            }
            int now = population.ask();
            if (!flag.exposure().equals(exposure)) {
                return; // the next stage began while they were asked: some answers belong to it
            }
            having.put(percentage, now);
            double seen = 100.0 * now / Population.SIZE;
            String sentence = String.format(
                    "%3d %% wanted: %d of the same %d people get the new checkout from the shop, and everybody who had it before",
                    percentage, now, Population.SIZE);
            DemoFailedException.unless(
                    Math.abs(seen - percentage) <= Tolerance.points(percentage, Population.SIZE), sentence);
            DemoFailedException.unless(population.colleagueHasIt(), "internal visitors have the new checkout");
            story.checked(sentence);
        }

        void mustHaveSeen(List<Integer> percentages) {
            DemoFailedException.unless(
                    having.keySet().containsAll(percentages),
                    "each of " + percentages + " % was seen, not only " + having.keySet());
        }
    }
}
