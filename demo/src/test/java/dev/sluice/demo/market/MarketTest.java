package dev.sluice.demo.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.demo.Calls;
import dev.sluice.demo.Deployed;
import dev.sluice.demo.load.LoadOptions;
import dev.sluice.demo.load.LoadVerticle;
import dev.sluice.demo.shop.Flags;
import dev.sluice.demo.shop.ShopOptions;
import dev.sluice.demo.shop.ShopVerticle;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MarketTest {

    private final Deployed deployed = new Deployed();
    private final AtomicInteger visits = new AtomicInteger();

    @AfterEach
    void stops() {
        deployed.close();
    }

    @Test
    void visitorsComeAndGoAsTheDeskSays() {
        Calls desk = desk();
        await().during(Duration.ofMillis(300)).until(() -> visits.get() == 0);

        assertThat(desk.put("/_demo/visitors", "{\"shop\": \"one\", \"rate\": 500}")
                        .statusCode())
                .isEqualTo(204);
        await().until(() -> visits.get() > 100);

        desk.put("/_demo/visitors", "{\"shop\": \"one\", \"rate\": 0}");
        await().until(() -> {
            int before = visits.get();
            Thread.sleep(200);
            return visits.get() == before;
        });
    }

    @Test
    void theDeskRefusesWhatMakesNoSense() {
        Calls desk = desk();
        for (String nonsense : List.of(
                "{\"shop\": \"two\", \"rate\": 1}",
                "{\"shop\": \"one\", \"rate\": -1}",
                "{\"shop\": \"one\", \"rate\": 10001}",
                "{\"shop\": \"one\"}",
                "one")) {
            assertThat(desk.put("/_demo/visitors", nonsense).statusCode())
                    .as(nonsense)
                    .isEqualTo(422);
        }
        assertThat(desk.get("/_demo/visitors").statusCode()).isEqualTo(405);
        assertThat(desk.get("/").statusCode()).isEqualTo(404);
    }

    @Test
    void aShopWithoutAFlagShowsTheOldCheckout() {
        ShopVerticle shop = shop();
        deployed.deploy(shop);

        Calls calls = Calls.port(shop.ports().getOrDefault("1.0.0", 0));
        assertThat(calls.get("/checkout").body()).contains("\"variant\":\"off\"");
        assertThat(calls.get("/metrics").body()).contains("shop_flag_fallbacks_total 0");
    }

    private Calls desk() {
        URI door = deployed.server(request -> {
            visits.incrementAndGet();
            request.response().end();
        });
        LoadVerticle visitors = new LoadVerticle(new LoadOptions(door, 0, 10, 0));
        deployed.deploy(visitors);
        Desk desk = new Desk("127.0.0.1", 0, List.of(new Stall("one", shop(), visitors)));
        deployed.deploy(desk);
        return Calls.port(desk.port());
    }

    private static ShopVerticle shop() {
        return new ShopVerticle(new ShopOptions("127.0.0.1", Map.of("1.0.0", 0), new Flags.None(), false));
    }
}
