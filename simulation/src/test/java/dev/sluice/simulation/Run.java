package dev.sluice.simulation;

import dev.sluice.simulation.faults.Deed;
import dev.sluice.simulation.faults.Script;
import dev.sluice.simulation.rules.Rule;
import dev.sluice.simulation.rules.Violation;
import dev.sluice.simulation.world.Sabotage;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One run: a script played from a seed until everything was healed and had time to converge.
 *
 * @param steps what happened, counted
 * @param violation null when every rule held
 * @param lines the history; empty when it was not kept
 * @param undone how often a write in flight had to be undone within its limit
 * @param ends how far its rollouts came
 */
record Run(long steps, @Nullable Violation violation, List<String> lines, long undone, Ends ends) {
    /** Where its rollouts were and where they ended, by name of the state. */
    record Ends(Set<String> visited, List<String> last) {}

    /** After the last fault: bakes, deadlines, patience and watches all end within this. */
    private static final long CONVERGENCE = 600_000;

    static Run of(long seed, List<Deed> script, Sabotage sabotage, boolean kept) {
        Town town = new Town(seed, sabotage, kept);
        Violation violation = null;
        try {
            play(town, script);
        } catch (Violation found) {
            violation = found;
        } catch (RuntimeException broken) {
            // safe because it is reported as what it is: nothing may break, whatever happens
            violation = new Violation(Rule.NOTHING_BREAKS, broken + " at " + List.of(broken.getStackTrace()));
        }
        return new Run(town.journal.steps(), violation, town.journal.lines(), town.rules.undone(), ends(town));
    }

    private static Ends ends(Town town) {
        List<String> last = town.rollout.shell().rows().values().stream()
                .map(row -> row.state().kind())
                .toList();
        return new Ends(town.rules.visited(), last);
    }

    private static void play(Town town, List<Deed> script) {
        Director director = new Director(town);
        director.direct(script);
        while (town.timeline.step(Script.END)) {
            // the rules are checked where things happen
        }
        director.heal();
        Convergence convergence = new Convergence(town);
        long end = Script.END + CONVERGENCE;
        long next = Script.END + 30_000;
        while (next <= end) {
            while (town.timeline.step(next)) {
                // as above
            }
            if (convergence.missing().isEmpty()) {
                return;
            }
            next += 30_000;
        }
        convergence.missing().ifPresent(missing -> {
            throw new Violation(Rule.EVERYTHING_CONVERGES, missing);
        });
    }
}
