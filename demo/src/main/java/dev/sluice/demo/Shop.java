package dev.sluice.demo;

import dev.sluice.demo.load.LoadOptions;
import dev.sluice.demo.load.LoadVerticle;
import dev.sluice.demo.shop.Flags;
import dev.sluice.demo.shop.ShopOptions;
import dev.sluice.demo.shop.ShopVerticle;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The demo's shop in all of its versions, and its visitors. Its options are in demo/README.md. */
public final class Shop {

    private static final Set<String> OPTIONS = Set.of(
            "host",
            "port",
            "flag-sync",
            "flag-set",
            "token-file",
            "gateway",
            "rate",
            "users",
            "internal-percent",
            "allow-remote-faults");

    private Shop() {}

    /** Runs until the process ends. */
    public static void main(String[] line) {
        try {
            Arguments arguments = Arguments.parse(line, System.getenv(), OPTIONS);
            ShopVerticle shop = new ShopVerticle(shop(arguments));
            Optional<LoadOptions> load = load(arguments);
            Vertx vertx = Programs.vertx(2);
            vertx.deployVerticle(shop)
                    .compose(id -> load.map(visitors -> vertx.deployVerticle(new LoadVerticle(visitors)))
                            .orElse(Future.succeededFuture()))
                    .onSuccess(id -> System.out.println("shop listens on ports " + shop.ports()))
                    .onFailure(cause -> Programs.fail("shop", cause));
        } catch (IllegalArgumentException | Arguments.UsageException unusable) {
            Programs.fail("shop", unusable);
        }
    }

    static ShopOptions shop(Arguments arguments) {
        Map<String, Integer> ports = new LinkedHashMap<>();
        arguments
                .pairs("port")
                .forEach((version, port) -> ports.put(version, Arguments.wholeNumber("--port", port, 65535)));
        return new ShopOptions(
                arguments.text("host").orElse("127.0.0.1"),
                ports,
                flags(arguments),
                arguments.flag("allow-remote-faults"));
    }

    private static Flags flags(Arguments arguments) {
        String address = arguments.required("flag-sync");
        int split = address.lastIndexOf(':');
        if (split < 1) {
            throw new Arguments.UsageException("--flag-sync needs the form host:port, not '%s'".formatted(address));
        }
        return new Flags.InProcess(
                address.substring(0, split),
                Arguments.wholeNumber("--flag-sync", address.substring(split + 1), 65535),
                arguments.text("flag-set").orElse("production/shop"),
                Flags.NEW_CHECKOUT,
                new SecretFile(arguments.text("token-file").map(Path::of)));
    }

    /** Nobody visits without a gateway, or at rate 0. */
    static Optional<LoadOptions> load(Arguments arguments) {
        int rate = arguments.number("rate", 100, 10_000);
        Optional<URI> gateway = arguments.text("gateway").map(url -> Programs.http("--gateway", url));
        return gateway.filter(address -> rate > 0)
                .map(address -> new LoadOptions(
                        address,
                        rate,
                        Math.max(1, arguments.number("users", 1_000, 1_000_000)),
                        arguments.number("internal-percent", 2, 100)));
    }
}
