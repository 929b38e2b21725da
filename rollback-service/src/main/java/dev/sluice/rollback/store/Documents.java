package dev.sluice.rollback.store;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.sluice.rollback.lifecycle.Observation;
import dev.sluice.rollback.lifecycle.RollbackEvent;
import dev.sluice.rollback.lifecycle.RollbackState;
import dev.sluice.rollback.projection.RolloutCopy;
import dev.sluice.rollback.projection.Undo;
import java.util.List;
import java.util.stream.Stream;

/** The core's values as JSON. Case names are the simple names of the records; renaming one needs a migration. */
public final class Documents {
    private static final List<Class<?>> CHOICES =
            List.of(Undo.class, Observation.class, RollbackState.class, RollbackEvent.class, RolloutCopy.class);

    private static final ObjectMapper JSON = mapper();

    private Documents() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "case")
    private interface Choice {}

    public static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a value of the core is always JSON", impossible);
        }
    }

    public static <T> T read(String document, Class<T> type) {
        try {
            return JSON.readValue(document, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored " + type.getSimpleName() + " cannot be read", e);
        }
    }

    private static ObjectMapper mapper() {
        JsonMapper.Builder builder = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        for (Class<?> choice : CHOICES) {
            builder.addMixIn(choice, Choice.class);
            cases(choice).forEach(each -> builder.registerSubtypes(new NamedType(each, each.getSimpleName())));
        }
        return builder.build();
    }

    private static Stream<Class<?>> cases(Class<?> choice) {
        return choice.isSealed()
                ? Stream.of(choice.getPermittedSubclasses()).flatMap(Documents::cases)
                : Stream.of(choice);
    }
}
