package dev.sluice.flag.application;

import static dev.sluice.flag.model.Flags.flag;
import static dev.sluice.flag.model.Flags.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.flag.evaluation.EvaluableFlag;
import dev.sluice.flag.evaluation.Snapshot;
import dev.sluice.flag.evaluation.Snapshot.FlagEntry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnapshotsTest {
    private final Snapshots snapshots = new Snapshots(new SimpleMeterRegistry());

    @Test
    void areWholeAfterTheFirstLookAlsoWhenAChangeCameMeanwhile() {
        Snapshot seen = snapshots.current();
        FlagEntry changed = new FlagEntry(flag("b", on(false, 10)), 2);
        snapshots.written(changed);
        snapshots.reloaded(seen, List.of(new FlagEntry(flag("a", on(false, 0)), 1)), 1);

        assertThat(snapshots.isWhole()).isTrue();
        assertThat(snapshots.current().flags()).extracting(EvaluableFlag::key).containsExactly("a", "b");
    }
}
