package dev.sluice.flag.application;

import static dev.sluice.flag.model.Flags.flag;
import static dev.sluice.flag.model.Flags.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.flag.evaluation.EvaluableFlag;
import dev.sluice.flag.evaluation.Snapshot;
import dev.sluice.flag.evaluation.Snapshot.FlagEntry;
import dev.sluice.flag.model.Flag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnapshotsTest {
    private final Snapshots snapshots = new Snapshots(new SimpleMeterRegistry());

    @Test
    void areWholeAfterTheFirstLookAlsoWhenAChangeCameMeanwhile() {
        Snapshot seen = snapshots.current();
        FlagEntry known = new FlagEntry(flag("a", on(false, 0)), 1);
        snapshots.caughtUp(List.of(known), 1);
        snapshots.written(List.of(new FlagEntry(flag("b", on(false, 10)), 2)));
        snapshots.reloaded(seen, List.of(known), 1);

        assertThat(snapshots.isWhole()).isTrue();
        assertThat(snapshots.current().version()).isEqualTo(2);
        assertThat(snapshots.current().flags()).extracting(EvaluableFlag::key).containsExactly("a", "b");
    }

    @Test
    void keepTheStateOfEachVersionThatWasPublishedAndNoOther() {
        Flag flag = flag("a", on(false, 0));
        snapshots.written(List.of(new FlagEntry(flag, 1)));
        snapshots.written(List.of(new FlagEntry(flag.next(on(false, 10), null), 3)));
        assertThat(snapshots.at(1)).hasValueSatisfying(first -> assertThat(first.flags())
                .extracting(EvaluableFlag::revision)
                .containsExactly(1L));

        snapshots.caughtUp(List.of(new FlagEntry(flag.next(on(false, 10), null), 3)), 3);
        assertThat(snapshots.at(1)).isPresent();
        assertThat(snapshots.at(2)).isEmpty();
        assertThat(snapshots.at(3)).isPresent();
    }
}
