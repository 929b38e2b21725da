package dev.sluice.e2e.matrix.world;

import dev.sluice.e2e.matrix.Cell;
import dev.sluice.e2e.matrix.Cell.Kind;
import dev.sluice.e2e.matrix.Cell.Outcome;
import dev.sluice.e2e.matrix.Fault;
import dev.sluice.e2e.matrix.Part;
import dev.sluice.e2e.support.Stack;
import java.util.ArrayList;
import java.util.List;

/** One lane for each kind, stage and outcome. */
public final class Lanes {
    /** Above everything that ./sluice up uses, moved with it. */
    private static final int FIRST_PORT = 8200;

    private final List<Lane> all;

    Lanes(Stack stack) {
        List<Lane> lanes = new ArrayList<>();
        int port = stack.port(FIRST_PORT);
        int desk = port++;
        for (Kind kind : Kind.values()) {
            for (int stage = 0; stage < kind.stages(); stage++) {
                for (Outcome outcome : Outcome.values()) {
                    Cell any = new Cell(Part.ROLLOUT, Fault.KILL, kind, stage, outcome);
                    lanes.add(Lane.of(any, new Lane.Ports(port++, port++, port++, desk)));
                }
            }
        }
        this.all = List.copyOf(lanes);
    }

    public List<Lane> all() {
        return all;
    }

    List<Lane> of(Kind kind) {
        return all.stream().filter(lane -> lane.kind() == kind).toList();
    }

    public Lane of(Cell cell) {
        return all.stream()
                .filter(lane -> lane.name().equals(cell.lane()))
                .findFirst()
                .orElseThrow();
    }

    int desk() {
        return all.getFirst().ports().desk();
    }
}
