package dev.sluice.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.stack.rest.Api;
import java.io.IOException;

/** The flag of the new checkout, as an admin sees it. */
record Flag(Api api) {
    static final String KEY = "new-checkout";
    private static final String PATH = "/api/v1/flags/" + KEY;

    private JsonNode read() throws IOException, InterruptedException {
        return Api.expect("reading flag " + KEY, api.get(PATH));
    }

    long revision() throws IOException, InterruptedException {
        return read().path("revision").asLong();
    }

    JsonNode exposure() throws IOException, InterruptedException {
        return read().path("exposure");
    }

    /**
     * Has everybody get the old checkout, and lets rollouts change that.
     *
     * @return whether it is so; not as long as a rollout that has just ended is still known to drive the flag: ask again then
     */
    boolean reset(String reason) throws IOException, InterruptedException {
        if (!read().path("enabled").asBoolean()) {
            return api.post(PATH + "/enable", Api.JSON.createObjectNode().put("reason", reason))
                            .succeeded()
                    && off();
        }
        return off()
                || api.put(
                                PATH + "/exposure",
                                Api.JSON
                                        .createObjectNode()
                                        .put("variant", "on")
                                        .put("otherwise", "off")
                                        .put("internal", false)
                                        .put("percentage", 0)
                                        .put("reason", reason))
                        .succeeded();
    }

    /** Whether nobody gets the new checkout. */
    boolean off() throws IOException, InterruptedException {
        JsonNode exposure = exposure();
        boolean closed = exposure.path("percentage").asDouble() == 0
                && !exposure.path("internal").asBoolean()
                && exposure.path("otherwise").asText().equals("off");
        boolean turned = exposure.path("variant").asText().equals("off")
                && exposure.path("percentage").asDouble() == 100;
        return closed || turned;
    }
}
