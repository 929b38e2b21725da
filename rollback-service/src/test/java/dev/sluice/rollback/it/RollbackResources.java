package dev.sluice.rollback.it;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The router's secret, the topics of others, and other delays than in production. */
public class RollbackResources implements QuarkusTestResourceLifecycleManager {
    static final String CREDENTIAL = "test-router";
    static final String SECRET = "not-a-secret-of-anybody";

    @Override
    public Map<String, String> start() {
        try {
            Path directory = Files.createTempDirectory("sluice-credentials");
            Files.writeString(directory.resolve(CREDENTIAL), SECRET + "\n");
            return Map.of(
                    // Their owners are not there to create them.
                    "sluice.topics.owned", "sluice.rollbacks.v1,sluice.rollouts.v1,sluice.verdicts.v1,sluice.flags.v1",
                    "sluice.credentials.directory", directory.toString(),
                    // Long enough for a busy machine to publish two events meanwhile.
                    "sluice.rollback.catch-up", "PT4S",
                    "sluice.rollback.patience", "PT5S",
                    "sluice.rollback.lease", "PT1S");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        // the directory is temporary
    }
}
