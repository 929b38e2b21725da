package dev.sluice.flag.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.flag.model.Definition;
import dev.sluice.flag.model.Flag;
import dev.sluice.flag.model.Stage;
import dev.sluice.flag.store.StoredFlag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A flag, as the API shows it.
 *
 * @param id the key
 * @param defaultVariant what everybody gets when the flag is disabled
 * @param type what all variants are: boolean, string, number or object
 * @param stage of its life: created, enabled, monitored, removal-due or archived
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
        String type,
        String stage,
        boolean enabled,
        ExposureView exposure,
        JsonNode targeting,
        List<PrerequisiteForm> prerequisites,
        CardForm card,
        long revision,
        @Nullable DriverView driver,
        boolean archived,
        Instant createdAt,
        Instant changedAt) {

    static FlagView of(StoredFlag stored) {
        return of(stored, Instant.now());
    }

    private static FlagView of(StoredFlag stored, Instant now) {
        Flag flag = stored.flag();
        Definition definition = flag.definition();
        ContentView content = ContentView.of(flag.content());
        return new FlagView(
                flag.key(),
                flag.key(),
                definition.kind().wire(),
                definition.scope().service(),
                definition.scope().environment(),
                definition.variants().values(),
                definition.variants().fallback(),
                definition.variants().type().wire(),
                Stage.of(flag, now).wire(),
                content.enabled(),
                content.exposure(),
                content.targeting(),
                content.prerequisites(),
                content.card(),
                flag.revision(),
                DriverView.of(flag.driver()),
                flag.archived(),
                stored.createdAt(),
                stored.changedAt());
    }
}
