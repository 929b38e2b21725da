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

    /** Gives everybody the old checkout. */
    void close(String reason) throws IOException, InterruptedException {
        Api.expect(
                "closing flag " + KEY,
                api.put(
                        PATH + "/exposure",
                        Api.JSON
                                .createObjectNode()
                                .put("variant", "on")
                                .put("otherwise", "off")
                                .put("internal", false)
                                .put("percentage", 0)
                                .put("reason", reason)));
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
