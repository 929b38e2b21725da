package dev.sluice.demo;

import dev.sluice.demo.load.LoadOptions;
import dev.sluice.demo.load.LoadVerticle;
import dev.sluice.demo.market.Desk;
import dev.sluice.demo.market.Stall;
import dev.sluice.demo.shop.Flags;
import dev.sluice.demo.shop.ShopOptions;
import dev.sluice.demo.shop.ShopVerticle;
import io.vertx.core.Future;
import io.vertx.core.Verticle;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Many shops in one process, each with visitors of its own, who come and go as the desk says. Its options are in demo/README.md. */
public final class Market {

    private static final Set<String> OPTIONS =
            Set.of("shops", "port", "flag-url", "token-file", "patience-s", "parent-pid");
    private static final String HOST = "127.0.0.1";

    private Market() {}

    /** Runs until the process ends. */
    public static void main(String[] line) {
        try {
            Arguments arguments = Arguments.parse(line, System.getenv(), OPTIONS);
            Programs.endWithParent(arguments);
            List<Stall> stalls = stalls(arguments);
            List<Verticle> all = new ArrayList<>();
            stalls.forEach(stall -> all.addAll(List.of(stall.shop(), stall.visitors())));
            all.add(new Desk(HOST, arguments.number("port", 0, 65535), stalls));
            Vertx vertx = Programs.vertx(1);
            Future.join(all.stream().map(vertx::deployVerticle).toList())
                    .onSuccess(ids -> System.out.println("the market is open"))
                    .onFailure(cause -> Programs.fail("market", cause));
        } catch (IllegalArgumentException | Arguments.UsageException unusable) {
            Programs.fail("market", unusable);
        }
    }

    static List<Stall> stalls(Arguments arguments) {
        return JsonFile.read(Path.of(arguments.required("shops")), "shops", shop -> stall(arguments, shop));
    }

    private static Stall stall(Arguments arguments, JsonObject shop) {
        Map<String, Integer> ports = new LinkedHashMap<>();
        shop.getJsonObject("ports").forEach(port -> ports.put(port.getKey(), (Integer) port.getValue()));
        URI service = Programs.http("--flag-url", arguments.required("flag-url"));
        SecretFile token = new SecretFile(arguments.text("token-file").map(Path::of));
        Flags flags = Optional.ofNullable(shop.getString("flag"))
                .<Flags>map(flag -> new Flags.Asked(service, flag, token, Duration.ofMillis(250)))
                .orElseGet(Flags.None::new);
        URI door = Programs.http("visit", shop.getString("visit"));
        Duration patience = Duration.ofSeconds(arguments.number("patience-s", 10, 600));
        return new Stall(
                shop.getString("name"),
                new ShopVerticle(new ShopOptions(HOST, ports, flags, false)),
                new LoadVerticle(new LoadOptions(door, shop.getInteger("rate", 0), 1_000, 0, patience)));
    }
}
