package dev.sluice.demo.shop;

import io.vertx.core.MultiMap;

/**
 * Who asks, as the load generator's headers say.
 *
 * @param internal works here; may see what is not released yet
 */
record Visitor(String id, boolean internal) {

    static final String ID_HEADER = "X-User-Id";
    static final String INTERNAL_HEADER = "X-User-Internal";

    static Visitor of(MultiMap headers) {
        String id = headers.get(ID_HEADER);
        return new Visitor(
                id == null || id.isBlank() ? "anonymous" : id, Boolean.parseBoolean(headers.get(INTERNAL_HEADER)));
    }
}
