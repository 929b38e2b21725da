package dev.sluice.e2e.matrix;

import dev.sluice.e2e.matrix.Cell.Kind;
import dev.sluice.e2e.matrix.Cell.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Which cells there are. */
public final class Matrix {
    /** What can be done to each part, each strike once. */
    private static final Map<Part, List<Fault>> STRIKES = strikes();

    private static final int LONGEST_LEAD_MILLIS = 2_500;

    private Matrix() {}

    /** Every strike with every stage, good and bad, of both kinds. The seed decides the moments. */
    public static List<Round> all(long seed) {
        Random random = new Random(seed);
        List<Round> rounds = new ArrayList<>();
        STRIKES.forEach((part, faults) ->
                faults.forEach(fault -> rounds.add(new Round(part, fault, cells(part, fault), lead(random)))));
        return List.copyOf(rounds);
    }

    /** So many cells, spread over so many strikes, all chosen by the seed. */
    public static List<Round> some(long seed, int cells, int strikes) {
        Random random = new Random(seed);
        List<Round> rounds = new ArrayList<>(all(random.nextLong()));
        Collections.shuffle(rounds, random);
        List<Round> chosen = new ArrayList<>();
        for (int i = 0; i < strikes; i++) {
            Round round = rounds.get(i);
            List<Cell> candidates = new ArrayList<>(round.cells());
            Collections.shuffle(candidates, random);
            int share = cells * (i + 1) / strikes - cells * i / strikes;
            chosen.add(new Round(round.part(), round.fault(), candidates.subList(0, share), round.lead()));
        }
        return List.copyOf(chosen);
    }

    /** Those cells of all whose name (for example "rollout kill, canary stage 1, bad") begins so. */
    public static List<Round> named(long seed, String name) {
        return all(seed).stream()
                .map(round -> new Round(
                        round.part(),
                        round.fault(),
                        round.cells().stream()
                                .filter(cell -> cell.toString().startsWith(name))
                                .toList(),
                        round.lead()))
                .filter(round -> !round.cells().isEmpty())
                .toList();
    }

    private static List<Cell> cells(Part part, Fault fault) {
        // The gateway serves no flag.
        List<Kind> kinds = part == Part.GATEWAY ? List.of(Kind.CANARY) : List.of(Kind.values());
        return kinds.stream()
                .flatMap(kind -> Arrays.stream(Outcome.values()).flatMap(outcome -> IntStream.range(0, kind.stages())
                        .mapToObj(stage -> new Cell(part, fault, kind, stage, outcome))))
                .toList();
    }

    private static Duration lead(Random random) {
        return Duration.ofMillis(random.nextInt(LONGEST_LEAD_MILLIS + 1));
    }

    private static Map<Part, List<Fault>> strikes() {
        Map<Part, List<Fault>> strikes = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            strikes.put(part, faults(part));
        }
        return strikes;
    }

    private static List<Fault> faults(Part part) {
        return switch (part) {
            case FLAG, ROLLOUT, MONITOR, ROLLBACK, GATEWAY, RELAY_HOLDER -> List.of(Fault.KILL, Fault.STOP);
            case KAFKA, POSTGRES -> List.of(Fault.AWAY);
            case INFRASTRUCTURE -> List.of(Fault.CUT);
        };
    }
}
