package dev.sluice.stack.rest;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a service answered.
 *
 * @param body a missing node when there was none, or none that is JSON
 */
public record Answer(int status, JsonNode body) {
    public boolean succeeded() {
        return status >= 200 && status < 300;
    }

    /** The code of a problem: the last part of {@code urn:sluice:problem:<code>}, empty when this is no problem. */
    public String problem() {
        String type = body.path("type").asText();
        return type.substring(type.lastIndexOf(':') + 1);
    }

    /** One line for a person: the status and what the service says about it. */
    public String describe() {
        if (body.has("detail") || body.has("title")) {
            return status + " " + problem() + ": "
                    + body.path("detail").asText(body.path("title").asText());
        }
        return String.valueOf(status);
    }
}
