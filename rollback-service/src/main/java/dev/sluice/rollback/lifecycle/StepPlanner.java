package dev.sluice.rollback.lifecycle;

import dev.sluice.rollback.matrix.RollbackMethod;
import dev.sluice.rollback.projection.Undo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Picks the undos of a rollback. */
final class StepPlanner {
    private StepPlanner() {}

    /**
     * Goes back from the newest stage to the boundary of what failed: the last undo that one of the methods carries out. When none
     * does, everything is undone, since leaving the candidate exposed is the one wrong answer. Safest method first.
     *
     * @param inOrder undos in the order to execute, newest stage first
     */
    static List<Undo> choose(List<Undo> inOrder, Set<RollbackMethod> methods) {
        int boundary = -1;
        for (int index = 0; index < inOrder.size(); index++) {
            if (answers(methods, inOrder.get(index))) {
                boundary = index;
            }
        }
        List<Undo> chosen = boundary < 0 ? inOrder : inOrder.subList(0, boundary + 1);
        return chosen.stream()
                .distinct()
                .sorted(Comparator.comparingInt(StepPlanner::safety))
                .toList();
    }

    static List<Step> steps(List<Undo> undos) {
        return appended(List.of(), undos);
    }

    /** The steps there are, and one more for every undo whose target none of them has. */
    static List<Step> appended(List<Step> steps, List<Undo> undos) {
        List<Step> all = new ArrayList<>(steps);
        for (Undo undo : undos) {
            if (all.stream().noneMatch(step -> step.undo().target().equals(undo.target()))) {
                all.add(Step.open(all.size(), undo));
            }
        }
        return all;
    }

    private static boolean answers(Set<RollbackMethod> methods, Undo undo) {
        return methods.stream().anyMatch(method -> method.name().equals(undo.method()));
    }

    private static int safety(Undo undo) {
        RollbackMethod[] safestFirst = RollbackMethod.values();
        for (int rank = 0; rank < safestFirst.length; rank++) {
            if (safestFirst[rank].name().equals(undo.method())) {
                return rank;
            }
        }
        return safestFirst.length;
    }
}
