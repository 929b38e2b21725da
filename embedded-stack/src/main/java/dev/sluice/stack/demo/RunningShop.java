package dev.sluice.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.stack.rest.Api;
import java.io.IOException;
import java.util.Map;

/** The shop as it runs, behind its gateway: it evaluates the flag in its own process, so only it can say what people really get. */
record RunningShop(Api gateway) implements Checkouts, LastVisitor.Look {

    @Override
    public boolean hasNew(String person, boolean internal) throws IOException, InterruptedException {
        Map<String, String> visitor = Map.of("X-User-Id", person, "X-User-Internal", String.valueOf(internal));
        JsonNode page = Api.expect("visiting the shop as " + person, gateway.get("/checkout", visitor));
        return page.path("variant").asText().equals("on");
    }

    /** What it has counted; the same at each of its versions, which are one process. */
    @Override
    public ShopFigures figures() throws IOException, InterruptedException {
        return ShopFigures.read(gateway.text("/metrics"));
    }
}
