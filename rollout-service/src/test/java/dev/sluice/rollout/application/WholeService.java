package dev.sluice.rollout.application;

import dev.sluice.rollout.targets.FakeRouter;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The service as it is, with the secret of a {@link FakeRouter}. */
public class WholeService implements QuarkusTestProfile {

    static final String CREDENTIAL = "fake-router";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "sluice.credentials.directory",
                credentials().toString(),
                // the other services are not there to create theirs
                "sluice.topics.owned",
                "sluice.rollouts.v1,sluice.verdicts.v1,sluice.rollbacks.v1,sluice.flags.v1");
    }

    private static Path credentials() {
        try {
            Path directory = Files.createTempDirectory("sluice-credentials");
            Files.writeString(directory.resolve(CREDENTIAL), FakeRouter.SECRET + "\n");
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
