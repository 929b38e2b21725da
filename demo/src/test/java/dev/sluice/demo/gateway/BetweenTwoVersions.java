package dev.sluice.demo.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.demo.Calls;
import dev.sluice.demo.Deployed;
import dev.sluice.demo.SecretFile;
import dev.sluice.demo.gateway.GatewayOptions.Listen;
import dev.sluice.demo.metrics.Scrape;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A gateway of route shop between 1.0.0, which answers, and 2.0.0, which does what the test says. */
abstract class BetweenTwoVersions {
    static final String SECRET = "router-secret";

    final Deployed deployed = new Deployed();
    Consumer<HttpServerRequest> candidate = request -> request.response().end("new");
    Calls gateway = Calls.port(0);

    @BeforeEach
    void startsBetweenTwoVersions(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), SECRET);
        Map<String, URI> versions = new LinkedHashMap<>();
        versions.put("1.0.0", deployed.server(request -> request.response().end("old")));
        versions.put("2.0.0", deployed.server(request -> candidate.accept(request)));
        GatewayVerticle verticle = new GatewayVerticle(new GatewayOptions(
                new Listen("127.0.0.1", 0), "shop", versions, new SecretFile(Optional.of(secret)), false));
        deployed.deploy(verticle);
        gateway = Calls.port(verticle.port());
    }

    @AfterEach
    void stops() {
        deployed.close();
    }

    final void weights(int percent, int sequence) {
        String body = """
                {"route":"shop","weights":{"1.0.0":%d,"2.0.0":%d},"fence":{"rollout":\
                "01900000-0000-7000-8000-000000000001","attempt":1,"direction":"FORWARD","sequence":%d}}""".formatted(100 - percent, percent, sequence);
        assertThat(gateway.put("/_gateway/weights", body, "Authorization", "Bearer " + SECRET)
                        .statusCode())
                .isEqualTo(200);
    }

    final double counter(String name, String version) {
        return scrape().value("sluice_gateway_%s_total{route=\"shop\",version=\"%s\"}".formatted(name, version));
    }

    final String view() {
        return gateway.get("/_gateway/weights").body();
    }

    final Scrape scrape() {
        return Scrape.of(gateway.get("/_gateway/metrics").body());
    }
}
