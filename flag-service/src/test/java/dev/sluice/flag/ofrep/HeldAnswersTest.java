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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeldAnswersTest {
    private static final Readers SHOP = new Readers(List.of(new Grant(Role.CLIENT, "production", "shop")));
    private static final Readers BOOKS = new Readers(List.of(new Grant(Role.CLIENT, "production", "books")));

    private final Snapshot first = Snapshot.EMPTY.changed(new FlagEntry(flag("a", on(false, 0)), 1));
    private final Snapshot second = first.changed(new FlagEntry(flag("b", on(false, 0)), 2));
    private final Counters counters = new Counters((flag, variant, reason) -> {});
    private final HeldAnswers answers = new HeldAnswers(10_000);

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
    void forgetsTheOldestThatDidNotAskAgainBeyondItsSize() {
        answers.hold(first, asked(SHOP, "ada"), held(150));
        answers.hold(first, asked(SHOP, "grace"), held(150));
        for (int i = 0; i < 3; i++) {
            answers.hold(first, asked(SHOP, "linus"), held(50));
            assertThat(answers.find(first, asked(SHOP, "grace"))).isPresent();
        }

        assertThat(answers.find(first, asked(SHOP, "ada"))).isEmpty();
        assertThat(answers.find(first, asked(SHOP, "linus"))).isPresent();
    }

    @Test
    void keepsAnsweringThoseThatAreHeldThoughMoreClientsThanFitAskInTurn() {
        HeldAnswers some = new HeldAnswers(285 * 10_500); // so many clients with 350 flags
        int again = 0;
        for (int round = 0; round < 10; round++) {
            for (int client = 0; client < 400; client++) {
                Asked asked = asked(SHOP, "client-" + client);
                if (some.find(first, asked).isPresent()) {
                    again++;
                } else {
                    some.hold(first, asked, held(350));
                }
            }
        }

        assertThat(again).isGreaterThan(9 * 280);
    }

    @Test
    void makesRoomWhenTheClientsAreOthers() {
        HeldAnswers some = new HeldAnswers(10 * 700);
        for (int round = 0; round < 3; round++) {
            for (int client = 0; client < 10; client++) {
                askOrHold(some, "old-" + client);
            }
        }
        for (int round = 0; round < 4; round++) {
            for (int client = 0; client < 10; client++) {
                askOrHold(some, "new-" + client);
            }
        }

        assertThat(some.find(first, asked(SHOP, "new-0"))).isPresent();
        assertThat(some.find(first, asked(SHOP, "new-5"))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void holdsOnlyAsMuchAsItMayHoweverFewFlagsAnAnswerHas(int flags) {
        HeldAnswers some = new HeldAnswers(100_000);
        for (int body = 0; body < 1_000; body++) {
            some.hold(first, asked(SHOP, "x".repeat(4_000) + body), held(flags));
        }
        long kept = IntStream.range(0, 1_000)
                .filter(body ->
                        some.find(first, asked(SHOP, "x".repeat(4_000) + body)).isPresent())
                .count();

        assertThat(kept).isBetween(20L, 25L);
    }

    private void askOrHold(HeldAnswers some, String client) {
        Asked asked = asked(SHOP, client);
        if (some.find(first, asked).isEmpty()) {
            some.hold(first, asked, held(1));
        }
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
        answers.hold(first, asked(SHOP, "ada"), held(500));
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
