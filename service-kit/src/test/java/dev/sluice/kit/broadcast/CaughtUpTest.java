package dev.sluice.kit.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CaughtUpTest {
    private static final Duration PATIENCE = Duration.ofMillis(200);

    private final CaughtUp caughtUp = new CaughtUp();

    @Test
    void isYesOnceWhatWasAskedIsAnswered() {
        assertThat(caughtUp.await(PATIENCE, () -> caughtUp.answer(caughtUp.newest())))
                .isTrue();
    }

    @Test
    void isNoWithoutAnAnswerInTime() {
        assertThat(caughtUp.await(Duration.ofMillis(10), () -> {})).isFalse();
    }

    @Test
    void anAnswerToAnEarlierQuestionDoesNotCount() {
        long before = caughtUp.newest();
        assertThat(caughtUp.await(Duration.ofMillis(10), () -> caughtUp.answer(before)))
                .isFalse();
    }

    @Test
    void anAnswerThatComesAfterASleepOfTheWholeProcessDoesNotCount() {
        assertThat(caughtUp.await(Duration.ofMillis(10), () -> {
                    sleep(Duration.ofMillis(30));
                    caughtUp.answer(caughtUp.newest());
                }))
                .isFalse();
    }

    @Test
    void ageGrowsUntilTheNextAnswer() {
        caughtUp.answer(0);
        sleep(Duration.ofMillis(20));
        assertThat(caughtUp.age()).isGreaterThanOrEqualTo(Duration.ofMillis(20));
        caughtUp.answer(0);
        assertThat(caughtUp.age()).isLessThan(Duration.ofSeconds(10));
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
