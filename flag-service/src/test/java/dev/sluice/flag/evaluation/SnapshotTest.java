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
import dev.sluice.flag.targeting.Prerequisite;
import java.util.List;
import java.util.Set;
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
        Snapshot snapshot =
                Snapshot.EMPTY.caughtUp(List.of(new FlagEntry(second, 2)), 2).changed(new FlagEntry(first, 1));

        assertThat(revision(snapshot)).isEqualTo(2);
    }

    @Test
    void isNeverAStateThatNoVersionNames() {
        Snapshot one = Snapshot.EMPTY.changed(new FlagEntry(first, 1));
        assertThat(one.changed(new FlagEntry(second, 3))).isSameAs(one);

        Snapshot filled = one.caughtUp(List.of(new FlagEntry(flag("a", on(false, 0)), 2), new FlagEntry(second, 3)), 3);
        assertThat(filled.version()).isEqualTo(3);
        assertThat(revision(filled)).isEqualTo(2);
        assertThat(filled.changed(new FlagEntry(second, 3))).isSameAs(filled);
    }

    @Test
    void takesAllOfATransactionAtOnce() {
        Snapshot snapshot = Snapshot.EMPTY.changed(
                List.of(new FlagEntry(first, 1), new FlagEntry(flag("a", on(false, 0)), 2), new FlagEntry(second, 3)));

        assertThat(snapshot.version()).isEqualTo(3);
        assertThat(revision(snapshot)).isEqualTo(2);
        assertThat(snapshot.flags()).hasSize(2);
    }

    @Test
    void keepsWhatIsNewerThanWhatWasRead() {
        Snapshot snapshot = Snapshot.EMPTY.caughtUp(List.of(new FlagEntry(second, 2)), 2);

        assertThat(snapshot.caughtUp(List.of(new FlagEntry(first, 1)), 1)).isSameAs(snapshot);
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
                .changed(new FlagEntry(second.archive(), 2))
                .caughtUp(List.of(new FlagEntry(second, 1)), 3);

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
    void keepsTheCompiledRulesOfAllFlagsThatAChangeDoesNotConcern() {
        Snapshot snapshot = Snapshot.EMPTY.caughtUp(
                List.of(
                        new FlagEntry(first, 1),
                        new FlagEntry(needing("needs-b"), 2),
                        new FlagEntry(flag("other", on(true, 0)), 3)),
                3);
        Snapshot changed = snapshot.changed(new FlagEntry(second, 4));

        assertThat(changed.flag("other")).isSameAs(snapshot.flag("other"));
        assertThat(changed.flag("b")).isNotSameAs(snapshot.flag("b"));
        assertThat(changed.flag("needs-b")).isNotSameAs(snapshot.flag("needs-b"));
    }

    @Test
    void knowsWhatDependsOnWhatWhateverChangesAboutIt() {
        Flag needing = needing("needs-b");
        Snapshot snapshot = Snapshot.EMPTY.changed(new FlagEntry(needing, 1));
        assertThat(snapshot.dependents("b")).containsExactly("needs-b");

        Snapshot two = snapshot.changed(new FlagEntry(needing("another"), 2));
        assertThat(two.dependents("b")).containsExactly("another", "needs-b");
        assertThat(two.changed(new FlagEntry(needing.archive(), 3)).dependents("b"))
                .containsExactly("another");

        Flag free = needing.next(needing.content().with(List.of()), null);
        assertThat(snapshot.changed(new FlagEntry(free, 2)).dependents("b")).isEmpty();
        assertThat(snapshot.affectedBy(free)).containsExactly("needs-b");
        assertThat(snapshot.affectedBy(first)).containsExactlyInAnyOrder("b", "needs-b");
    }

    @Test
    void isTheSameWhenNothingChanged() {
        Snapshot snapshot = Snapshot.EMPTY.changed(new FlagEntry(first, 1));

        assertThat(snapshot.caughtUp(List.of(), 1)).isSameAs(snapshot);
    }

    @Test
    void keepsCompiledRulesWhenEverythingIsReadAgain() {
        List<Snapshot.Entry> all = List.of(new FlagEntry(first, 1), new FlagEntry(needing("needs-b"), 2));
        Snapshot snapshot = Snapshot.EMPTY.caughtUp(all, 2);
        Snapshot again = snapshot.replaced(all, 2);
        assertThat(again.flag("b")).isSameAs(snapshot.flag("b"));
        assertThat(again.flag("needs-b")).isSameAs(snapshot.flag("needs-b"));

        Snapshot missed = snapshot.replaced(List.of(new FlagEntry(second, 1), all.getLast()), 1);
        assertThat(missed.version()).isEqualTo(1);
        assertThat(revision(missed)).isEqualTo(2);
        assertThat(missed.flag("needs-b")).isNotSameAs(snapshot.flag("needs-b"));
        assertThat(missed.replaced(List.of(), 0).flags()).isEmpty();
    }

    private static Flag needing(String key) {
        Flag flag = flag(key, on(false, 0));
        return Flag.create(flag.definition(), flag.content().with(List.of(new Prerequisite("b", Set.of("on")))));
    }

    private static long revision(Snapshot snapshot) {
        EvaluableFlag compiled = snapshot.flag("b");
        return compiled == null ? 0 : compiled.revision();
    }
}
