package dev.sluice.kit.auth;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Prefix {@code sluice.auth}. */
@ConfigMapping(prefix = "sluice.auth")
public interface AuthConfig {
    /**
     * JSON file with the static tokens ({@code {"tokens":[{"name","sha256","grants":[…]}]}}). Read again when it changes. Without it only
     * OIDC lets anybody in.
     */
    Optional<Path> tokensFile();

    /** Paths that need no token, besides health, metrics and the description of the API; each may end in {@code *}. Default: none. */
    Optional<List<String>> openPaths();
}
