package dev.sluice.kit.body;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;

/**
 * Bodies of the REST API may hold no property that is not known: a misspelt one would be ignored in silence. Events are read by the injected
 * mapper, which ignores what it does not know.
 */
@Provider
public class StrictBodies implements ContextResolver<ObjectMapper> {
    private final ObjectMapper strict;

    public StrictBodies(ObjectMapper json) {
        this.strict = json.copy()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
    }

    @Override
    public ObjectMapper getContext(Class<?> type) {
        return strict;
    }
}
