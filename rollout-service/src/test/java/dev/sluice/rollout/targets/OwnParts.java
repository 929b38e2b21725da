package dev.sluice.rollout.targets;

import dev.sluice.rollout.quarantine.RecordingReleases;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** The parts around the core, with a recording stand-in for the core itself. */
public class OwnParts implements QuarkusTestProfile {

    /** The credential that holds {@link FakeRouter#SECRET}. */
    public static final String CREDENTIAL = "fake-router";

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(RecordingOutcomes.class, RecordingReleases.class);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "sluice.credentials.directory",
                credentials().toString(),
                // the other services are not there to create theirs
                "sluice.topics.owned",
                "sluice.rollouts.v1,sluice.verdicts.v1,sluice.rollbacks.v1,sluice.flags.v1",
                "sluice.stream.clients",
                "3",
                "sluice.stream.heartbeat",
                "1s");
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
