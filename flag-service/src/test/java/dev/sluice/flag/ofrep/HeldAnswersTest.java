package dev.sluice.flag.ofrep;

import static dev.sluice.flag.model.Flags.flag;
import static dev.sluice.flag.model.Flags.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.flag.evaluation.Snapshot;
import dev.sluice.flag.evaluation.Snapshot.FlagEntry;
import dev.sluice.flag.ofrep.HeldAnswers.Asked;
import dev.sluice.flag.ofrep.HeldAnswers.Held;
import dev.sluice.flag.usage.count.Counters;
import dev.sluice.kit.auth.Grant;
import dev.sluice.kit.auth.Role;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeldAnswersTest {
    private static final Readers SHOP = new Readers(List.of(new Grant(Role.CLIENT, "production", "shop")));
    private static final Readers BOOKS = new Readers(List.of(new Grant(Role.CLIENT, "production", "books")));

    private final Snapshot first = Snapshot.EMPTY.changed(new FlagEntry(flag("a", on(false, 0)), 1));
    private final Snapshot second = first.changed(new FlagEntry(flag("b", on(false, 0)), 2));
    private final Counters counters = new Counters((flag, variant, reason) -> {});
    private final HeldAnswers answers = new HeldAnswers(10);

    @Test
    void findsWhatTheSameCallerAskedOfTheSameSnapshot() {
        Held held = held(5);
        answers.hold(first, asked(SHOP, "ada"), held);

        assertThat(answers.find(first, asked(SHOP, "ada"))).containsSame(held);
        assertThat(answers.find(first, asked(SHOP, "grace"))).isEmpty();
        assertThat(answers.find(first, asked(BOOKS, "ada"))).isEmpty();
        assertThat(answers.find(second, asked(SHOP, "ada"))).isEmpty();
    }

    @Test
    void forgetsTheOldestBeyondItsSize() {
        answers.hold(first, asked(SHOP, "ada"), held(5));
        answers.hold(first, asked(SHOP, "grace"), held(5));
        answers.hold(first, asked(SHOP, "linus"), held(1));

        assertThat(answers.find(first, asked(SHOP, "ada"))).isEmpty();
        assertThat(answers.find(first, asked(SHOP, "grace"))).isPresent();
        assertThat(answers.find(first, asked(SHOP, "linus"))).isPresent();
    }

    @Test
    void forgetsAllOfAnOlderSnapshot() {
        answers.hold(first, asked(SHOP, "ada"), held(5));
        answers.hold(second, asked(SHOP, "ada"), held(6));
        answers.hold(first, asked(SHOP, "grace"), held(1));

        assertThat(answers.find(first, asked(SHOP, "ada"))).isEmpty();
        assertThat(answers.find(first, asked(SHOP, "grace"))).isEmpty();
        assertThat(answers.find(second, asked(SHOP, "ada"))).isPresent();
    }

    @Test
    void doesNotHoldWhatIsLargerThanAllThatItMayHold() {
        answers.hold(first, asked(SHOP, "ada"), held(11));
        assertThat(answers.find(first, asked(SHOP, "ada"))).isEmpty();

        answers.hold(first, asked(SHOP, "x".repeat(5_000)), held(1));
        assertThat(answers.find(first, asked(SHOP, "x".repeat(5_000)))).isEmpty();
    }

    private static Asked asked(Readers readers, String body) {
        return Asked.of(readers, body.getBytes(StandardCharsets.UTF_8));
    }

    private Held held(int flags) {
        return new Held("\"tag\"", flags, counters.repeat(List.of()));
    }
}
