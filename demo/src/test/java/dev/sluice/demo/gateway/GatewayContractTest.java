package dev.sluice.demo.gateway;

import dev.sluice.actuators.RouterDrivers;
import dev.sluice.actuators.RouterUnderTest;
import dev.sluice.actuators.TrafficRouter;
import dev.sluice.actuators.TrafficRouterContract;
import dev.sluice.demo.Deployed;
import dev.sluice.demo.SecretFile;
import dev.sluice.demo.gateway.GatewayOptions.Listen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** The real gateway through the real driver. */
class GatewayContractTest extends TrafficRouterContract {

    @TempDir
    Path folder = Path.of("");

    @Override
    protected RouterUnderTest start() {
        return new RunningGateway(folder.resolve("router-secret"));
    }

    private static final class RunningGateway implements RouterUnderTest {
        private final Deployed deployed = new Deployed();
        private final Map<String, URI> versions = new LinkedHashMap<>();
        private final SecretFile secret;
        private final int port;
        private String id;
        private boolean closed;

        RunningGateway(Path secretFile) {
            try {
                Files.writeString(secretFile, SECRET + "\n");
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            secret = new SecretFile(Optional.of(secretFile));
            versions.put(BASELINE, deployed.server(request -> request.response().end()));
            versions.put(CANDIDATE, deployed.nowhere());
            GatewayVerticle gateway = gateway(0);
            id = deployed.deploy(gateway);
            port = gateway.port();
        }

        @Override
        public TrafficRouter driver(Optional<String> given) {
            URI url = URI.create("http://127.0.0.1:" + port + "/_gateway");
            return RouterDrivers.standard().open("http", ROUTE, url, () -> given);
        }

        @Override
        public void restart() {
            deployed.undeploy(id);
            id = deployed.deploy(gateway(port));
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                deployed.close();
            }
        }

        private GatewayVerticle gateway(int wantedPort) {
            return new GatewayVerticle(
                    new GatewayOptions(new Listen("127.0.0.1", wantedPort), ROUTE, versions, secret, false));
        }
    }
}
