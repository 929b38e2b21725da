package dev.sluice.microbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The cost of a wrong answer tells nothing. */
class ContestTest {
    private final List<Caller> callers = Caller.all();

    @ParameterizedTest
    @EnumSource(Contest.class)
    void drawsAFifthOfThoseWhoFulfilAllClausesAndNobodyElse(Contest contest) {
        try (Contestant contestant = contest.contestant()) {
            List<Caller> on = IntStream.range(0, Caller.COUNT)
                    .filter(contestant::evaluate)
                    .mapToObj(callers::get)
                    .toList();

            assertThat(on).allMatch(Caller::isDrawn);
            // 20 % of 512 is 102.4 with a standard deviation of 9
            assertThat(on).hasSizeBetween(57, 148);
        }
    }
}
