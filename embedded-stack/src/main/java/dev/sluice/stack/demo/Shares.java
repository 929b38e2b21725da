package dev.sluice.stack.demo;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts where it passes how the traffic is really divided while each share holds. */
final class Shares {
    /** What was counted while one share was wanted. */
    record Count(long candidate, long all) {
        Count plus(long moreCandidate, long moreOfAll) {
            return new Count(candidate + moreCandidate, all + moreOfAll);
        }

        double percent() {
            return all == 0 ? 0 : 100.0 * candidate / all;
        }
    }

    private final Front front;
    private final String candidate;
    private final Map<Integer, Count> counts = new TreeMap<>();
    private Map<String, Long> last = Map.of();
    private int lastShare = -1;

    Shares(Front front, String candidate) {
        this.front = front;
        this.candidate = candidate;
    }

    /** Adds what passed since the last look, if the share was the same all the time; returns the share of now. */
    int look() throws IOException, InterruptedException {
        int before = front.desired(candidate);
        Map<String, Long> now = front.requests();
        int after = front.desired(candidate);
        if (before == after && before == lastShare) {
            counts.merge(
                    before,
                    new Count(difference(now, candidate), sum(now) - sum(last)),
                    (known, more) -> known.plus(more.candidate(), more.all()));
        }
        last = now;
        lastShare = before == after ? after : -1;
        return after;
    }

    Count at(int share) {
        return counts.getOrDefault(share, new Count(0, 0));
    }

    /** Complains unless each of these shares was seen in the traffic. */
    void mustShow(List<Integer> shares, Story story) {
        for (int share : shares) {
            Count count = at(share);
            DemoFailedException.unless(
                    count.all() > 0, share + " % was set at " + front.name() + " long enough to be counted");
            double allowed = Tolerance.points(share, count.all());
            String seen = String.format(
                    "%3d %% wanted, %6.2f %% of %d requests seen at %s (within %.1f points)",
                    share, count.percent(), count.all(), front.name(), allowed);
            DemoFailedException.unless(Math.abs(count.percent() - share) <= allowed, seen);
            story.checked(seen);
        }
    }

    private long difference(Map<String, Long> now, String version) {
        return now.getOrDefault(version, 0L) - last.getOrDefault(version, 0L);
    }

    private static long sum(Map<String, Long> requests) {
        return requests.values().stream().mapToLong(Long::longValue).sum();
    }
}
