package dev.sluice.e2e.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.e2e.matrix.Cell.Kind;
import dev.sluice.e2e.matrix.Cell.Outcome;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MatrixTest {
    @Test
    void everyPartIsHitInEveryWayAtEveryStageWithGoodAndBadVersions() {
        List<Round> rounds = Matrix.all(1);
        assertThat(rounds).hasSize(15);
        assertThat(rounds).allSatisfy(round -> assertThat(round.cells())
                .hasSize(round.part() == Part.GATEWAY ? 2 * 4 : 2 * (4 + 3))
                .doesNotHaveDuplicates()
                .allMatch(cell -> cell.part() == round.part() && cell.fault() == round.fault()));
        assertThat(rounds.stream().map(Round::part).distinct()).containsExactly(Part.values());
    }

    @Test
    void theSameSeedChoosesTheSameCells() {
        assertThat(Matrix.some(7, 8, 3)).isEqualTo(Matrix.some(7, 8, 3));
        assertThat(Matrix.some(7, 8, 3)).isNotEqualTo(Matrix.some(8, 8, 3));
    }

    @Test
    void someAreAsManyAsAskedForUnderDifferentStrikes() {
        LongStream.range(0, 50).forEach(seed -> {
            List<Round> rounds = Matrix.some(seed, 8, 3);
            assertThat(rounds).hasSize(3);
            assertThat(rounds.stream().map(round -> round.part() + "-" + round.fault()))
                    .doesNotHaveDuplicates();
            assertThat(rounds.stream().mapToInt(round -> round.cells().size()).sum())
                    .isEqualTo(8);
        });
    }

    @Test
    void cellsAreFoundByTheBeginningOfTheirNames() {
        assertThat(Matrix.named(1, "rollout")).hasSize(2);
        assertThat(Matrix.named(1, "relay_holder stop")).hasSize(1);
        assertThat(Matrix.named(1, "kafka away, flag stage 1, bad"))
                .singleElement()
                .satisfies(round -> assertThat(round.cells())
                        .containsExactly(new Cell(Part.KAFKA, Fault.AWAY, Kind.FLAG, 1, Outcome.BAD)));
        assertThat(Matrix.named(1, "no such part")).isEmpty();
    }

    @Test
    void theLeadIsShorterThanTheBakeTimeSoThatNoGoodRolloutHasLeftItsStage() {
        LongStream.range(0, 50).forEach(seed -> assertThat(Matrix.all(seed))
                .allMatch(round -> round.lead().toMillis() <= 2_500));
    }
}
