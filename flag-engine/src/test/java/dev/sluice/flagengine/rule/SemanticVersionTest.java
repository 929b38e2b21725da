package dev.sluice.flagengine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SemanticVersionTest {
    private static SemanticVersion version(String text) {
        return Objects.requireNonNull(SemanticVersion.parse(text), text);
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.3, 1, 2, 3, ",
        "v1.2.3, 1, 2, 3, ",
        "vv1.2.3, 1, 2, 3, ",
        "V1.2.3, 1, 2, 3, ",
        "' 1.2.3 ', 1, 2, 3, ",
        "1.2, 1, 2, 0, ",
        "v3, 3, 0, 0, ",
        "1.0.0-alpha.1+build.5, 1, 0, 0, alpha.1",
        "1.0.0+build, 1, 0, 0, ",
        "9007199254740991.0.0, 9007199254740991, 0, 0, "
    })
    void reads(String text, long major, long minor, long patch, String preRelease) {
        assertThat(version(text)).isEqualTo(new SemanticVersion(major, minor, patch, preRelease));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v",
                "abc",
                "1.",
                "1.2.",
                "1.2.3.4",
                "01.2.3",
                "1.2.3-",
                "1.2.3-01",
                "1.2.3-a..b",
                "1.2.3+",
                "-1.2.3",
                "1.2.3 4",
                "9007199254740992.0.0",
                "99999999999999999.0.0",
                " 1.2"
            })
    void refuses(String text) {
        assertThat(SemanticVersion.parse(text)).isNull();
    }

    @Test
    void refusesWhatIsLongerThanAnyVersion() {
        assertThat(SemanticVersion.parse("1.2.3-" + "a".repeat(300))).isNull();
    }

    /** The order of semver.org, section 11. */
    @Test
    void orders() {
        List<String> rising = List.of(
                "1.0.0-alpha",
                "1.0.0-alpha.1",
                "1.0.0-alpha.beta",
                "1.0.0-beta",
                "1.0.0-beta.2",
                "1.0.0-beta.11",
                "1.0.0-rc.1",
                "1.0.0",
                "1.0.1",
                "1.2.0",
                "1.10.0",
                "2.0.0");
        for (int i = 1; i < rising.size(); i++) {
            assertThat(version(rising.get(i))).isGreaterThan(version(rising.get(i - 1)));
        }
        assertThat(version("1.0.0+a")).isEqualByComparingTo(version("1.0.0+b"));
    }
}
