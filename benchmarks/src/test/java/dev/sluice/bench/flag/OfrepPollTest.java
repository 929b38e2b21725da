package dev.sluice.bench.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.bench.Api;
import dev.sluice.bench.StackFailure;
import org.junit.jupiter.api.Test;

class OfrepPollTest {

    @Test
    void isOnOrOffAsTheAnswerSays() {
        assertThat(OfrepPoll.value(Api.JSON.createObjectNode().put("value", true)))
                .isTrue();
        assertThat(OfrepPoll.value(Api.JSON.createObjectNode().put("value", false)))
                .isFalse();
    }

    @Test
    void takesNoErrorForOff() {
        assertThatThrownBy(() -> OfrepPoll.value(Api.JSON.createObjectNode().put("errorCode", "FLAG_NOT_FOUND")))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("FLAG_NOT_FOUND");
    }
}
