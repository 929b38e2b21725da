package dev.sluice.e2e.matrix.world;

import dev.sluice.e2e.matrix.Cell;
import dev.sluice.e2e.matrix.Cell.Kind;
import dev.sluice.e2e.matrix.Cell.Outcome;
import dev.sluice.e2e.matrix.Fault;
import dev.sluice.e2e.matrix.Part;
import dev.sluice.e2e.support.Stack;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One lane for each kind, stage and outcome that the cells ask for. */
public final class Lanes {
    /** Above everything that ./sluice up uses, moved with it. */
    private static final int FIRST_PORT = 8200;

    private final List<Lane> all;

    Lanes(Stack stack, List<Cell> cells) {
        List<Lane> lanes = new ArrayList<>();
        Set<String> names = new HashSet<>();
        int port = stack.port(FIRST_PORT);
        int desk = port++;
        // The gateway is always there, and serves one route at least.
        List<Cell> wanted = new ArrayList<>(cells);
        wanted.add(new Cell(Part.GATEWAY, Fault.KILL, Kind.CANARY, 0, Outcome.GOOD));
        for (Cell cell : wanted) {
            if (names.add(cell.lane())) {
                lanes.add(Lane.of(cell, new Lane.Ports(port++, port++, port++, desk)));
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
