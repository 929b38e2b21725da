package dev.sluice.kit.credentials;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Secrets by name: {@code <sluice.credentials.directory>/<name>} is a file that holds the secret. Read again on every call, so that a
 * secret can be rotated by replacing its file. Secrets are never logged.
 */
@ApplicationScoped
public class Credentials {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.-]*");

    private final Optional<Path> directory;

    public Credentials(@ConfigProperty(name = "sluice.credentials.directory") Optional<Path> directory) {
        this.directory = directory;
    }

    /** Whether a text may be the name of a credential; no such name leaves the directory. */
    public static boolean isName(String text) {
        return text.length() <= 200 && NAME.matcher(text).matches();
    }

    /** The secret without surrounding white space; empty when there is none of that name. */
    public Optional<String> secret(String name) {
        if (directory.isEmpty() || !isName(name)) {
            return Optional.empty();
        }
        try {
            String secret = Files.readString(directory.get().resolve(name), StandardCharsets.UTF_8)
                    .strip();
            return secret.isEmpty() ? Optional.empty() : Optional.of(secret);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("the credential " + name + " cannot be read", e);
        }
    }
}
