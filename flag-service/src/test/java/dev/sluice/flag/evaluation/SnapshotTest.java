package dev.sluice.flag.evaluation;

import static dev.sluice.flag.model.Flags.SCOPE;
import static dev.sluice.flag.model.Flags.flag;
import static dev.sluice.flag.model.Flags.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.flag.evaluation.Snapshot.FlagEntry;
import dev.sluice.flag.model.Content;
import dev.sluice.flag.model.Definition;
import dev.sluice.flag.model.Flag;
import dev.sluice.flag.model.Kind;
import dev.sluice.flag.model.Scope;
import dev.sluice.flag.model.Variants;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnapshotTest {
    private final Flag first = flag("b", on(false, 0));
    private final Flag second = first.next(on(false, 50), null);

    @Test
    void keepsWhatWasTakenWhileItChanges() {
        Snapshot taken = Snapshot.EMPTY.changed(new FlagEntry(first, 1));
        Snapshot later = taken.changed(new FlagEntry(second, 2));

        assertThat(revision(taken)).isEqualTo(1);
        assertThat(revision(later)).isEqualTo(2);
    }

    @Test
    void ignoresAnOlderStateThatArrivesLate() {
        Snapshot snapshot = Snapshot.EMPTY.changed(new FlagEntry(second, 2)).changed(new FlagEntry(first, 1));

        assertThat(revision(snapshot)).isEqualTo(2);
    }

    @Test
    void claimsAVersionOnlyWhenNothingBeforeItIsMissing() {
        Snapshot gap = Snapshot.EMPTY.changed(new FlagEntry(second, 2));
        assertThat(gap.version()).isZero();

        Snapshot filled = gap.caughtUp(List.of(new FlagEntry(flag("a", on(false, 0)), 1), new FlagEntry(second, 2)), 2);
        assertThat(filled.version()).isEqualTo(2);
        assertThat(filled.changed(new FlagEntry(first, 3)).version()).isEqualTo(3);
    }

    @Test
    void neverStepsBack() {
        Snapshot snapshot = Snapshot.EMPTY.caughtUp(List.of(new FlagEntry(second, 9)), 9);

        assertThat(snapshot.caughtUp(List.of(), 7).version()).isEqualTo(9);
    }

    @Test
    void forgetsAnArchivedFlagAndDoesNotRevive() {
        Snapshot archived = Snapshot.EMPTY
                .changed(new FlagEntry(first, 1))
                .changed(new FlagEntry(second.archive(), 3))
                .changed(new FlagEntry(second, 2));

        assertThat(archived.flag("b")).isNull();
        assertThat(archived.flags()).isEmpty();
    }

    @Test
    void listsByKey() {
        Snapshot snapshot = Snapshot.EMPTY.caughtUp(
                List.of(
                        new FlagEntry(first, 1),
                        new FlagEntry(flag("c", on(false, 0)), 2),
                        new FlagEntry(flag("a", on(true, 0)), 3)),
                3);

        assertThat(snapshot.flags()).extracting(EvaluableFlag::key).containsExactly("a", "b", "c");
    }

    @Test
    void countsTheChangesOfEachSetApart() {
        Scope elsewhere = new Scope("staging", "shop");
        Flag other =
                Flag.create(new Definition("o", Kind.RELEASE, elsewhere, Variants.onOff()), Content.of(on(false, 0)));
        Snapshot snapshot = Snapshot.EMPTY.changed(new FlagEntry(first, 1)).changed(new FlagEntry(other, 2));

        assertThat(snapshot.version(SCOPE)).isEqualTo(1);
        assertThat(snapshot.version(elsewhere)).isEqualTo(2);
        assertThat(snapshot.changed(new FlagEntry(second.archive(), 3)).version(SCOPE))
                .isEqualTo(3);
        assertThat(snapshot.version(new Scope("staging", "books"))).isZero();
    }

    @Test
    void claimsAVersionOfASetOnlyWhenNothingBeforeItIsMissing() {
        Snapshot gap = Snapshot.EMPTY.changed(new FlagEntry(first, 1)).changed(new FlagEntry(second, 3));
        assertThat(gap.version(SCOPE)).isEqualTo(1);

        assertThat(gap.caughtUp(List.of(), 3).version(SCOPE)).isEqualTo(3);
    }

    private static long revision(Snapshot snapshot) {
        EvaluableFlag compiled = snapshot.flag("b");
        return compiled == null ? 0 : compiled.revision();
    }
}
