package dev.sluice.kit.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensFileTest {
    /** SHA-256 of {@code abc}, from FIPS 180-2. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private static final String BAD_HASH = "{\"tokens\":[{\"name\":\"eve\",\"sha256\":\"nonsense\",\"grants\":[]}]}";

    private record Config(Optional<Path> tokensFile) implements AuthConfig {
        @Override
        public Optional<List<String>> openPaths() {
            return Optional.empty();
        }
    }

    @TempDir
    @SuppressWarnings("NullAway.Init") // safe because JUnit fills it
    Path folder;

    @Test
    void findsATokenByItsHash() throws IOException {
        TokensFile tokens = tokens(document("ada", ABC));

        assertThat(tokens.find("abc").map(KnownToken::name)).contains("ada");
        assertThat(tokens.find("abcd")).isEmpty();
        assertThat(tokens.find(ABC)).isEmpty();
        assertThat(tokens.find("")).isEmpty();
    }

    @Test
    void readsTheFileAgainWhenItChanges() throws IOException {
        TokensFile tokens = tokens(document("ada", ABC));
        assertThat(tokens.find("abc")).isPresent();

        Files.writeString(file(), "{\"tokens\":[]}");

        await().until(() -> tokens.find("abc").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "{\"tokens\":[null]}", BAD_HASH})
    void aBrokenFileLeavesTheOldTokensInForce(String broken) throws IOException {
        TokensFile tokens = tokens(document("ada", ABC));
        assertThat(tokens.find("abc")).isPresent();

        Files.writeString(file(), broken);

        await().during(Duration.ofMillis(1200)).until(() -> tokens.find("abc").isPresent());
    }

    @Test
    void withoutAFileNobodyIsKnown() {
        TokensFile tokens = new TokensFile(new Config(Optional.empty()), new ObjectMapper());
        assertThat(tokens.find("abc")).isEmpty();
    }

    private TokensFile tokens(String content) throws IOException {
        Files.writeString(file(), content);
        return new TokensFile(new Config(Optional.of(file())), new ObjectMapper());
    }

    private Path file() {
        return folder.resolve("tokens.json");
    }

    private static String document(String name, String hash) {
        return "{\"tokens\":[{\"name\":\"" + name + "\",\"sha256\":\"" + hash + "\",\"grants\":[\"viewer@*/*\"]}]}";
    }
}
