package dev.sluice.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class TestTokensTest {
    @Test
    void theFileHoldsHashesOfEveryTokenAndNoToken() throws IOException {
        String file = Files.readString(TestTokens.writeFile());

        for (TestRole role : TestRole.values()) {
            assertThat(file).contains(role.label() + "@*/*", role.label() + "@elsewhere/elsewhere");
            assertThat(file).doesNotContain(role.token(), role.tokenElsewhere());
        }
    }

    @Test
    void tokensStayTheSameDuringARunAndDiffer() {
        String first = TestRole.VIEWER.token();
        assertThat(TestRole.VIEWER.token()).isEqualTo(first).hasSize(43);
        assertThat(TestRole.VIEWER.token())
                .isNotEqualTo(TestRole.ADMIN.token())
                .isNotEqualTo(TestRole.VIEWER.tokenElsewhere());
    }
}
