package dev.sluice.simulation;

import dev.sluice.simulation.faults.Deed;
import dev.sluice.simulation.faults.Script;
import dev.sluice.simulation.history.Shrinker;
import dev.sluice.simulation.rules.Rule;
import dev.sluice.simulation.rules.Violation;
import dev.sluice.simulation.world.Sabotage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;

/** Plays seed after seed, several at a time, until enough steps were taken or a rule is broken. */
final class Search {
    private static final int AT_ONCE = 8;
    private static final int TRIES = 300;

    private final Sabotage sabotage;
    private final Map<String, Integer> ends = new TreeMap<>();
    private final Set<String> visited = new TreeSet<>();
    private long steps;
    private long runs;
    private long undone;

    Search(Sabotage sabotage) {
        this.sabotage = sabotage;
    }

    /** A seed under which a rule was broken. */
    record Found(long seed, Violation violation) {}

    private record Played(long seed, Run run) {}

    Optional<Found> search(long firstSeed, long enough) {
        for (long seed = firstSeed; steps < enough; seed += AT_ONCE) {
            List<Played> played = LongStream.range(seed, seed + (enough == 1 ? 1 : AT_ONCE))
                    .parallel()
                    .mapToObj(each -> new Played(each, Run.of(each, Script.of(each), sabotage, false)))
                    .toList();
            for (Played each : played) {
                count(each.run());
                Violation violation = each.run().violation();
                if (violation != null) {
                    return Optional.of(new Found(each.seed(), violation));
                }
            }
        }
        return Optional.empty();
    }

    private void count(Run run) {
        runs++;
        steps += run.steps();
        undone += run.undone();
        visited.addAll(run.ends().visited());
        run.ends().last().forEach(end -> ends.merge(end, 1, Integer::sum));
    }

    /** The shortest script found that still breaks the same rule, and what happens under it. */
    String story(Found found) {
        Rule rule = found.violation().rule();
        List<Deed> script = Script.of(found.seed());
        List<Deed> shortest = Shrinker.shrink(script, deeds -> breaks(found.seed(), deeds, rule), TRIES);
        Run run = Run.of(found.seed(), shortest, sabotage, true);
        List<String> story = new ArrayList<>();
        story.add("seed " + found.seed() + ": " + violation(run));
        story.add("(shrunk from " + script.size() + " to " + shortest.size()
                + " acts of the outside; again with -Dsimulation.seed=" + found.seed() + " -Dsimulation.steps=1)");
        run.lines().stream().map(Search::shorter).forEach(story::add);
        story.add("broken: " + violation(run));
        return String.join("\n  ", story);
    }

    /** Ids in which only the counter differs, without what is the same in all. */
    private static String shorter(String line) {
        return line.replaceAll("([0-9a-f]{8})-([0-9a-f]{4})-7000-8000-[0-9a-f]{12}", "$1$2")
                .replaceAll("\\b0{8,11}(?=[0-9a-f])", "~")
                .replace("dev.sluice.", "");
    }

    private static String violation(Run run) {
        Violation violation = run.violation();
        return violation == null ? "nothing" : String.valueOf(violation.getMessage());
    }

    private boolean breaks(long seed, List<Deed> script, Rule rule) {
        Violation violation = Run.of(seed, script, sabotage, false).violation();
        return violation != null && violation.rule() == rule;
    }

    long steps() {
        return steps;
    }

    long undone() {
        return undone;
    }

    /** The states in which a rollout ever was. */
    Set<String> visited() {
        return visited;
    }

    @Override
    public String toString() {
        return steps + " steps in " + runs + " runs; rollouts ended " + ends + "; " + undone
                + " raises in flight were undone within their limit";
    }
}
