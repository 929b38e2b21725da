package dev.sluice.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.demo.gateway.GatewayOptions;
import dev.sluice.demo.gateway.GatewayOptions.Listen;
import dev.sluice.demo.gateway.GatewayVerticle;
import dev.sluice.demo.shop.Flags;
import dev.sluice.demo.shop.ShopOptions;
import dev.sluice.demo.shop.ShopVerticle;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The gateway's fault switch in front of the real shop. */
class FaultRelayTest {

    private final Deployed deployed = new Deployed();

    @AfterEach
    void stops() {
        deployed.close();
    }

    @Test
    void handsAFaultToTheShop() {
        Calls gateway = Calls.port(gateway("127.0.0.1", false));
        assertThat(gateway.get("/checkout").statusCode()).isEqualTo(200);

        assertThat(fault(gateway, "{\"version\":\"1.0.0\",\"errorRate\":1}")).isEqualTo(204);
        assertThat(gateway.get("/checkout").statusCode()).isEqualTo(500);
        assertThat(fault(gateway, "{\"version\":\"1.0.0\",\"errorRate\":0}")).isEqualTo(204);
        assertThat(gateway.get("/checkout").statusCode()).isEqualTo(200);

        assertThat(fault(gateway, "{\"variant\":\"off\",\"errorRate\":1}")).isEqualTo(204);
        assertThat(gateway.get("/checkout").statusCode()).isEqualTo(500);
    }

    @Test
    void canBringAVersionBackThatIsDown() {
        Calls gateway = Calls.port(gateway("127.0.0.1", false));

        assertThat(fault(gateway, "{\"version\":\"1.0.0\",\"down\":true}")).isEqualTo(204);
        assertThat(gateway.get("/checkout").statusCode()).isEqualTo(502);
        assertThat(fault(gateway, "{\"version\":\"1.0.0\"}")).isEqualTo(204);
        assertThat(gateway.get("/checkout").statusCode()).isEqualTo(200);
    }

    @Test
    void saysWhenAFaultCannotBeSet() {
        Calls gateway = Calls.port(gateway("127.0.0.1", false));

        assertThat(fault(gateway, "{\"version\":\"9.9.9\"}")).isEqualTo(422);
        assertThat(fault(gateway, "{\"variant\":\"on\",\"errorRate\":7}")).isEqualTo(422);
        assertThat(fault(gateway, "nonsense")).isEqualTo(422);
    }

    @Test
    void obeysRemotePeersOnlyWhenToldTo() throws SocketException {
        InetAddress outside = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && address.getAddress().length == 4)
                .findFirst()
                .orElse(InetAddress.getLoopbackAddress());
        Assumptions.assumeFalse(outside.isLoopbackAddress(), "this machine has no address besides loopback");

        assertThat(fault(at(outside, gateway("0.0.0.0", false)), "{\"version\":\"1.0.0\"}"))
                .isEqualTo(403);
        assertThat(fault(at(outside, gateway("0.0.0.0", true)), "{\"version\":\"1.0.0\"}"))
                .isEqualTo(204);
    }

    private static int fault(Calls gateway, String body) {
        return gateway.put("/_demo/faults", body, "X-Forwarded-For", "127.0.0.1")
                .statusCode();
    }

    private static Calls at(InetAddress address, int port) {
        return new Calls(URI.create("http://" + address.getHostAddress() + ":" + port));
    }

    private int gateway(String host, boolean remoteFaults) {
        SecretFile none = new SecretFile(Optional.empty());
        ShopVerticle shop =
                new ShopVerticle(new ShopOptions("127.0.0.1", Map.of("1.0.0", 0, "2.0.0", 0), new Flags.None(), false));
        deployed.deploy(shop);
        Map<String, URI> versions = new LinkedHashMap<>();
        versions.put("1.0.0", URI.create("http://127.0.0.1:" + shop.ports().get("1.0.0")));
        versions.put("2.0.0", URI.create("http://127.0.0.1:" + shop.ports().get("2.0.0")));
        GatewayVerticle gateway =
                new GatewayVerticle(new GatewayOptions(new Listen(host, 0), "shop", versions, none, remoteFaults));
        deployed.deploy(gateway);
        return gateway.port();
    }
}
