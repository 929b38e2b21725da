package dev.sluice.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.sluice.demo.gateway.GatewayOptions;
import dev.sluice.demo.market.Stall;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one process serves several of comes from a file. */
class FilesTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void aGatewayServesTheRoutesOfItsFile() throws IOException {
        Path file = write("""
                {"routes": [
                  {"name": "a", "port": 1, "versions": {"2": "http://127.0.0.1:3", "1": "http://127.0.0.1:2"}},
                  {"name": "b", "port": 4, "versions": {"1": "http://127.0.0.1:5"}}]}
                """);
        List<GatewayOptions> routes = new RoutesFile(arguments("--secret-file", "secret")).read(file);

        assertThat(routes).extracting(GatewayOptions::route).containsExactly("a", "b");
        assertThat(routes.getFirst().listen().port()).isEqualTo(1);
        assertThat(routes.getFirst().versions())
                .containsExactly(
                        entry("2", URI.create("http://127.0.0.1:3")), entry("1", URI.create("http://127.0.0.1:2")));
    }

    @Test
    void aMarketHasTheShopsOfItsFile() throws IOException {
        Path file = write("""
                {"shops": [{"name": "a", "ports": {"1.0.0": 0}, "flag": "f", "visit": "http://127.0.0.1:1", "rate": 5},
                           {"name": "b", "ports": {"1.0.0": 0}, "visit": "http://127.0.0.1:1"}]}
                """);
        List<Stall> stalls = Market.stalls(arguments("--shops", file.toString(), "--flag-url", "http://127.0.0.1:2"));

        assertThat(stalls).extracting(Stall::name).containsExactly("a", "b");
    }

    @Test
    void aFileThatCannotBeUsedIsAUsageError() throws IOException {
        for (String unusable : List.of("", "[]", "{}", "{\"routes\": {}}", "{\"routes\": []}", "{\"routes\": [1]}")) {
            Path file = write(unusable);
            assertThatThrownBy(() -> new RoutesFile(arguments("--secret-file", "secret")).read(file))
                    .as(unusable)
                    .isInstanceOf(Arguments.UsageException.class)
                    .hasMessageContaining("routes");
        }
        assertThatThrownBy(() -> new RoutesFile(arguments()).read(folder.resolve("absent")))
                .isInstanceOf(Arguments.UsageException.class);
    }

    private Path write(String content) throws IOException {
        return Files.writeString(folder.resolve("file.json"), content);
    }

    private static Arguments arguments(String... line) {
        return Arguments.parse(line, Map.of(), Set.of("shops", "flag-url", "secret-file", "patience-s"));
    }
}
