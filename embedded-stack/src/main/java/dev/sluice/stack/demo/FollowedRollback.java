package dev.sluice.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Checks that a rollback reached the running shop, by what the shop itself has counted, and says how soon. */
final class FollowedRollback {
    private static final String STARTED = "dev.sluice.rollback.started.v1";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(200);

    /** Even if the first notice of a change is lost on the way, it comes again after two seconds. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final RunningShop shop;
    private final long fallbacks;

    private FollowedRollback(RunningShop shop, long fallbacks) {
        this.shop = shop;
        this.fallbacks = fallbacks;
    }

    /** To be called before the rollback. */
    static FollowedRollback expectedOf(RunningShop shop) throws IOException, InterruptedException {
        return new FollowedRollback(shop, shop.figures().fallbacks());
    }

    /** To be called once the rollback is over. */
    void check(Rollouts rollouts, String id, Story story) throws IOException, InterruptedException {
        ShopFigures end = new LastVisitor(shop, PATIENCE, PAUSE).await();
        long millis =
                Duration.between(started(rollouts.timeline(id)), end.lastNew()).toMillis();
        DemoFailedException.unless(
                millis <= LONGEST.toMillis(),
                "the running shop follows within " + LONGEST.toSeconds() + " s, not " + millis
                        + " ms after the rollback");
        DemoFailedException.unless(
                end.fallbacks() == fallbacks,
                "the running shop knew the flag all the time, and did not give " + (end.fallbacks() - fallbacks)
                        + " visitors the old checkout for want of an answer");
        story.checked("the running shop served its last visitor with the new checkout " + when(millis)
                + ", and everybody after that with the old one");
        story.detail(String.format(
                "by its own counters: %d with the new checkout in all, the last at %s; it evaluates revision %d of the flag",
                end.withNew(), end.lastNew(), end.revision()));
    }

    /** Below 0 when nobody happened to come between the rollback and the moment at which the shop knew of it. */
    private static String when(long millis) {
        return millis < 0 ? -millis + " ms before the rollback started" : millis + " ms after the rollback started";
    }

    private static Instant started(List<JsonNode> timeline) {
        return timeline.stream()
                .filter(entry -> entry.path("type").asText().equals(STARTED))
                .map(entry -> Instant.parse(entry.path("time").asText()))
                .findFirst()
                .orElseThrow(() -> new DemoFailedException("the timeline does not say when the rollback started"));
    }
}
