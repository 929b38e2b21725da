package dev.sluice.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.stack.rest.Api;
import java.io.IOException;

/** flag-service, asked over OFREP. */
record OfrepCheckouts(Api flags) implements Checkouts {
    private static final String EVALUATE = "/ofrep/v1/evaluate/flags/" + Flag.KEY;

    @Override
    public boolean hasNew(String person, boolean internal) throws IOException, InterruptedException {
        ObjectNode question = Api.JSON.createObjectNode();
        question.putObject("context").put("targetingKey", person).put("internal", internal);
        JsonNode answer = Api.expect("evaluating flag " + Flag.KEY, flags.post(EVALUATE, question));
        return answer.path("value").asBoolean();
    }
}
