package dev.sluice.kit.auth;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.kit.auth.BearerTokens.Bearer;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The static tokens. A file that turns unreadable leaves the last readable content in force. */
@ApplicationScoped
public class TokensFile {
    private static final Logger LOG = Logger.getLogger(TokensFile.class);
    private static final long CHECK_NANOS = 1_000_000_000L;

    private final Optional<Path> path;
    private final ObjectMapper json;
    private List<Entry> entries = List.of();
    private @Nullable Version seen;
    private long nextCheck = System.nanoTime();

    public TokensFile(AuthConfig config, ObjectMapper json) {
        this.path = config.tokensFile();
        this.json = json;
    }

    @SuppressWarnings("ArrayRecordComponent") // safe because it is only read, and never compared as a whole
    private record Entry(byte[] hash, KnownToken token, Bearer bearer) {
        static Entry of(KnownToken token) {
            return new Entry(
                    HexFormat.of().parseHex(token.sha256()),
                    token,
                    new Bearer(token.name(), Grants.read(token.grants(), token.name())));
        }
    }

    private record Version(FileTime modified, long size) {}

    record Content(List<KnownToken> tokens) {
        Content {
            // Jackson turns this into an IOException, as for everything else that is wrong in the file.
            tokens = List.copyOf(tokens);
        }
    }

    /** Looks a token up. Takes the same time wherever and whether it matches. */
    Optional<KnownToken> find(String token) {
        return entry(token).map(Entry::token);
    }

    /** The same, with the grants read. */
    Optional<Bearer> bearer(String token) {
        return entry(token).map(Entry::bearer);
    }

    private Optional<Entry> entry(String token) {
        byte[] presented = sha256(token);
        Optional<Entry> found = Optional.empty();
        for (Entry entry : current()) {
            if (MessageDigest.isEqual(entry.hash(), presented)) {
                found = Optional.of(entry);
            }
        }
        return found;
    }

    /** Those of a name: a token and the one that takes its place may have the same for a while. */
    List<KnownToken> named(String name) {
        return current().stream()
                .map(Entry::token)
                .filter(token -> token.name().equals(name))
                .toList();
    }

    /** Whether it was read at least once, or there is none. */
    synchronized boolean isKnown() {
        var unused = current(); // reads it where that is due
        return path.isEmpty() || seen != null;
    }

    private synchronized List<Entry> current() {
        if (path.isPresent() && System.nanoTime() - nextCheck >= 0) {
            nextCheck = System.nanoTime() + CHECK_NANOS;
            reload(path.get());
        }
        return entries;
    }

    private void reload(Path file) {
        try {
            Version version = new Version(Files.getLastModifiedTime(file), Files.size(file));
            if (!version.equals(seen)) {
                entries = read(file).tokens().stream().map(Entry::of).toList();
                seen = version;
                LOG.infof("%d tokens read from %s", entries.size(), file);
            }
        } catch (IOException e) {
            // safe because the tokens in force stay; the exception's text could quote the file
            LOG.warnf(
                    "the tokens file %s cannot be read (%s)", file, e.getClass().getSimpleName());
        }
    }

    private Content read(Path file) throws IOException {
        @Nullable Content content = json.readValue(Files.readAllBytes(file), Content.class);
        if (content == null) {
            throw new IOException("the file says null");
        }
        return content;
    }

    private static byte[] sha256(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
