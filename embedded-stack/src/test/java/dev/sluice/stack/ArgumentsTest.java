package dev.sluice.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    private static Arguments parse(String... arguments) {
        return Arguments.parse(Set.of("file", "port"), Set.of("fresh"), arguments);
    }

    @Test
    void readsValuesSwitchesAndWords() {
        Arguments arguments = parse("restart", "--file", "a b", "--fresh", "--port=12", "rollout");

        assertThat(arguments.value("file")).contains("a b");
        assertThat(arguments.has("fresh")).isTrue();
        assertThat(arguments.number("port", 1, 100)).hasValue(12);
        assertThat(arguments.words()).containsExactly("restart", "rollout");
    }

    @Test
    void refusesAnOptionThatItDoesNotKnow() {
        assertThatIllegalArgumentException().isThrownBy(() -> parse("--frehs")).withMessage("unknown option --frehs");
    }

    @Test
    void refusesAValueForASwitch() {
        assertThatIllegalArgumentException().isThrownBy(() -> parse("--fresh=yes"));
    }

    @Test
    void refusesAnOptionWithoutItsValue() {
        assertThatIllegalArgumentException().isThrownBy(() -> parse("--file")).withMessage("--file needs a value");
    }

    @Test
    void saysWhichNumbersAreAllowed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse("--port", "x").number("port", 1, 100))
                .withMessage("--port must be a whole number from 1 to 100, not “x”");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse("--port", "101").number("port", 1, 100));
        assertThat(parse().number("port", 1, 100)).isEmpty();
    }

    @Test
    void refusesWhatHasNoMeaningForACommand() {
        Arguments arguments = parse("up", "--fresh", "--port", "1");

        arguments.refuseOthers(Set.of("fresh", "port"), 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> arguments.refuseOthers(Set.of("port"), 1))
                .withMessage("--fresh has no meaning here");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse("up", "fresh").refuseOthers(Set.of(), 1))
                .withMessage("“fresh” has no meaning here");
    }
}
