package dev.sluice.e2e.matrix.checks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.e2e.matrix.Cell;
import dev.sluice.e2e.matrix.Cell.Kind;
import dev.sluice.e2e.matrix.Cell.Outcome;
import dev.sluice.e2e.matrix.Fault;
import dev.sluice.e2e.matrix.Part;
import dev.sluice.e2e.matrix.history.End;
import dev.sluice.e2e.matrix.history.Event;
import dev.sluice.e2e.matrix.history.Exposure;
import dev.sluice.e2e.matrix.history.Story;
import dev.sluice.e2e.matrix.history.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Made-up stories, one second for each event: as they must be, until a test spoils them. The fault strikes when the stage of
 * the cell is applied and lasts 20 s.
 */
final class Stories {
    static final String ROLLOUT = "019ab0c4-0000-7000-8000-000000000001";
    static final String ROLLBACK = "019ab0c4-0000-7000-8000-000000000002";

    /** Where the exposures of a canary's stages are. */
    private static final double[] SHARES = {25, 50, 100, 100};

    private final Cell cell;
    private final Map<String, Long> sequences = new HashMap<>();
    final List<Event> records = new ArrayList<>();
    final List<Exposure> exposures = new ArrayList<>();
    final List<String> deadLetters = new ArrayList<>();
    Window fault = new Window(0, 0);
    End end = new End("Completed", 100, false, 0);
    private long now = 1_000_000;

    private Stories(Cell cell) {
        this.cell = cell;
    }

    /** A healthy version that goes through all stages. */
    static Stories good(Part part, Fault fault, int stage) {
        Stories stories = new Stories(new Cell(part, fault, Kind.CANARY, stage, Outcome.GOOD));
        stories.begin();
        for (int each = 0; each < Kind.CANARY.stages(); each++) {
            stories.stage(each);
            stories.rollout("rollout.stage-passed", each);
        }
        stories.rollout("rollout.completed", -1);
        stories.endAs("Completed", 100, false);
        return stories;
    }

    /** A version that fails in this stage and is taken back. */
    static Stories bad(Part part, Fault fault, int stage) {
        Stories stories = new Stories(new Cell(part, fault, Kind.CANARY, stage, Outcome.BAD));
        stories.begin();
        for (int each = 0; each <= stage; each++) {
            stories.stage(each);
            if (each < stage) {
                stories.rollout("rollout.stage-passed", each);
            }
        }
        stories.rollback("rollback.started");
        stories.expose(0);
        stories.rollout("rollout.halted", -1);
        stories.rollback("rollback.completed");
        stories.rollout("rollout.rolled-back", -1);
        stories.rollout("version.quarantined", -1);
        stories.endAs("RolledBack", 0, true);
        return stories;
    }

    void endAs(String state, double exposure, boolean quarantined) {
        end = new End(state, exposure, quarantined, sequences.getOrDefault("sluice.rollouts.v1", 0L));
    }

    private void begin() {
        expose(0);
        rollout("rollout.planned", -1);
        rollout("rollout.started", -1);
    }

    private void stage(int stage) {
        rollout("rollout.stage-entered", stage);
        expose(SHARES[stage]);
        rollout("rollout.stage-applied", stage);
        if (stage == cell.stage()) {
            fault = new Window(now, now + 20_000);
        }
    }

    void rollout(String name, int stage) {
        record("sluice.rollouts.v1", name, ROLLOUT, stage);
    }

    void rollback(String name) {
        record("sluice.rollbacks.v1", name, ROLLBACK, -1);
    }

    private void record(String topic, String name, String subject, int stage) {
        now += 1_000;
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("rolloutId", ROLLOUT).put("attempt", 1);
        if (stage >= 0) {
            data.put("stage", stage);
        }
        if (subject.equals(ROLLBACK)) {
            data.put("rollbackId", ROLLBACK);
        }
        long sequence = sequences.merge(topic, 1L, Long::sum);
        records.add(new Event(topic, topic + "-" + sequence, name, subject, sequence, now, data));
    }

    void expose(double percent) {
        now += 50;
        exposures.add(new Exposure(now, percent));
    }

    /** Samples the same share every 50 ms. */
    void expose(double percent, long millis) {
        for (long spent = 0; spent <= millis; spent += 50) {
            expose(percent);
        }
    }

    long now() {
        return now;
    }

    Event last(String name) {
        return records.stream()
                .filter(event -> event.name().equals(name))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    Story story() {
        return new Story(cell, ROLLOUT, records, exposures, fault, end, deadLetters);
    }
}
