package dev.sluice.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.e2e.support.Stack;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The demos check themselves against what the gateway and OFREP show; here they must end well. */
class DemoE2eIT {
    @ParameterizedTest
    @ValueSource(strings = {"good", "bad", "feature"})
    void endsAsItMust(String demo) {
        Stack.Outcome outcome = Stack.shared().run(List.of("demo", demo), 800).expectSuccess();
        assertThat(outcome.output()).isNotBlank();
    }
}
