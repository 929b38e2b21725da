package dev.sluice.e2e.clients;

import dev.sluice.e2e.support.Api;
import dev.sluice.e2e.support.Stack;
import java.util.Map;

/** A flag that a person gives to everybody, or to nobody. */
record ShownFlag(Api flags, String key) {

    static ShownFlag create(Stack stack, String key) {
        Api flags = Api.of(stack, "flag", "operator");
        flags.post(
                        "/api/v1/flags",
                        Map.of("key", key, "kind", "release", "environment", "production", "service", "shop"))
                .expect(201);
        return new ShownFlag(flags, key);
    }

    void everybody() {
        expose(100);
    }

    void nobody() {
        expose(0);
    }

    private void expose(int percentage) {
        flags.put(
                        "/api/v1/flags/" + key + "/exposure",
                        Map.of("internal", false, "percentage", percentage, "reason", "e2e: what a client sees"))
                .expect(200);
    }
}
