package dev.sluice.kit.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.kit.auth.BearerTokens.Bearer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTokensTest {
    /** The token is {@code abc}: its SHA-256, from FIPS 180-2. */
    private static final String FILE = """
            {"tokens": [{"name": "shop", "grants": ["client@production/shop", "nonsense"],
                         "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"}]}
            """;

    private record Config(Optional<Path> tokensFile) implements AuthConfig {
        @Override
        public Optional<List<String>> openPaths() {
            return Optional.empty();
        }
    }

    @TempDir
    @SuppressWarnings("NullAway.Init") // safe because JUnit fills it
    Path folder;

    private BearerTokens tokens = new BearerTokens(new TokensFile(new Config(Optional.empty()), new ObjectMapper()));

    @BeforeEach
    void write() throws IOException {
        Path file = Files.writeString(folder.resolve("tokens.json"), FILE);
        tokens = new BearerTokens(new TokensFile(new Config(Optional.of(file)), new ObjectMapper()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer abc", "bearer abc", "BEARER  abc "})
    void findsTheHolderAndWhatTheyMayDo(String authorization) {
        assertThat(tokens.find(authorization))
                .contains(new Bearer("shop", List.of(new Grant(Role.CLIENT, "production", "shop"))));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "abc", "Bearer", "Bearer ", "Bearer abcd", "Basic abc", "Bearerabc"})
    void findsNobodyElse(String authorization) {
        assertThat(tokens.find(authorization)).isEmpty();
    }
}
