package dev.sluice.flag.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.flag.model.Definition;
import dev.sluice.flag.model.Flag;
import dev.sluice.flag.store.StoredFlag;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A flag, as the API shows it.
 *
 * @param id the key
 * @param defaultVariant what everybody gets when the flag is disabled
 * @param revision one more with each change; also the ETag
 */
public record FlagView(
        String id,
        String key,
        String kind,
        String service,
        String environment,
        Map<String, JsonNode> variants,
        String defaultVariant,
        ExposureView exposure,
        long revision,
        @Nullable DriverView driver,
        boolean archived,
        Instant createdAt,
        Instant changedAt) {

    static FlagView of(StoredFlag stored) {
        Flag flag = stored.flag();
        Definition definition = flag.definition();
        return new FlagView(
                flag.key(),
                flag.key(),
                definition.kind().wire(),
                definition.scope().service(),
                definition.scope().environment(),
                definition.variants().values(),
                definition.variants().fallback(),
                ExposureView.of(flag.exposure()),
                flag.revision(),
                DriverView.of(flag.driver()),
                flag.archived(),
                stored.createdAt(),
                stored.changedAt());
    }
}
