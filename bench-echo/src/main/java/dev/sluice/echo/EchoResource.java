package dev.sluice.echo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.inject.Singleton;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

/**
 * Parses a JSON body and answers with another one, on the event loop, and does nothing else: nobody is authenticated, nothing is decided
 * or counted. The answer is written as JSON each time; which one it is says who measures, so that it is as long as the one that it is
 * compared with.
 */
@Path("/echo")
@Singleton
@NonBlocking
public class EchoResource {
    private volatile JsonNode answer = NullNode.getInstance();

    @PUT
    public void says(JsonNode next) {
        answer = next;
    }

    @POST
    public JsonNode echo(JsonNode question) {
        return question.isObject() ? answer : NullNode.getInstance();
    }
}
