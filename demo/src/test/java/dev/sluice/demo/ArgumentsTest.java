package dev.sluice.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

    private static final Set<String> KNOWN = Set.of("port", "version", "secret-file");

    @Test
    void takesTheLineFirstAndTheEnvironmentForTheRest() {
        Arguments arguments = parse(
                Map.of("SLUICE_DEMO_PORT", "1", "SLUICE_DEMO_SECRET_FILE", "/s", "SLUICE_DEMO_VERSION", "a=1, b=2"),
                "--port",
                "2");

        assertThat(arguments.number("port", 0, 9)).isEqualTo(2);
        assertThat(arguments.required("secret-file")).isEqualTo("/s");
        assertThat(arguments.pairs("version")).containsExactly(entry("a", "1"), entry("b", "2"));
    }

    @Test
    void keepsTheOrderOfAnOptionGivenSeveralTimes() {
        assertThat(parse(Map.of(), "--version", "b=2", "--version", "a=http://h?x=y")
                        .pairs("version"))
                .containsExactly(entry("b", "2"), entry("a", "http://h?x=y"));
    }

    @Test
    void saysWhatIsWrongWithTheLine() {
        assertThatThrownBy(() -> parse(Map.of(), "--prot", "1"))
                .hasMessageContaining("--prot")
                .hasMessageContaining("--port");
        assertThatThrownBy(() -> parse(Map.of(), "--port")).hasMessageContaining("needs a value");
        assertThatThrownBy(() -> parse(Map.of(), "--port", "70000").number("port", 0, 65535))
                .hasMessageContaining("65535");
        assertThatThrownBy(() -> parse(Map.of(), "--version", "a").pairs("version"))
                .hasMessageContaining("key=value");
        assertThatThrownBy(() -> parse(Map.of()).pairs("version")).hasMessageContaining("--version is missing");
        assertThatThrownBy(() -> parse(Map.of()).required("port")).hasMessageContaining("--port is missing");
    }

    private static Arguments parse(Map<String, String> environment, String... line) {
        return Arguments.parse(line, environment, KNOWN);
    }
}
