package dev.sluice.rollout.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.sluice.rollout.lifecycle.Proof;
import dev.sluice.rollout.lifecycle.Rollout;
import dev.sluice.rollout.lifecycle.RolloutEvent;
import dev.sluice.rollout.plan.Action;
import dev.sluice.rollout.plan.Metric;
import dev.sluice.rollout.plan.Strategy;
import dev.sluice.rollout.plan.Undo;
import java.util.List;

/** States and events as documents. The types of the core stay free of annotations: what Jackson must know is said here. */
public final class StateJson {

    private static final List<Class<?>> CHOICES = List.of(
            Rollout.class, RolloutEvent.class, Proof.class, Action.class, Undo.class, Strategy.class, Metric.class);

    private static final ObjectMapper JSON = mapper();

    private StateJson() {}

    /** A choice carries its case. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "case")
    private interface Choice {}

    public static String document(Rollout state) {
        return write(Rollout.class, state);
    }

    public static String document(RolloutEvent event) {
        return write(RolloutEvent.class, event);
    }

    private static String write(Class<?> choice, Object value) {
        try {
            return JSON.writerFor(choice).writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("every type of the core can be written", e);
        }
    }

    public static Rollout state(String document) {
        return read(document, Rollout.class);
    }

    public static RolloutEvent event(String document) {
        return read(document, RolloutEvent.class);
    }

    private static <T> T read(String document, Class<T> type) {
        try {
            return JSON.readValue(document, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored document cannot be read as " + type.getSimpleName(), e);
        }
    }

    private static ObjectMapper mapper() {
        JsonMapper.Builder builder = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .visibility(PropertyAccessor.GETTER, Visibility.NONE) // safe because components of records are fields
                .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
                .visibility(PropertyAccessor.FIELD, Visibility.ANY);
        for (Class<?> choice : CHOICES) {
            builder.addMixIn(choice, Choice.class);
            register(builder, choice);
        }
        return builder.build();
    }

    private static void register(JsonMapper.Builder builder, Class<?> sealed) {
        for (Class<?> permitted : sealed.getPermittedSubclasses()) {
            if (permitted.isSealed()) {
                register(builder, permitted);
            } else {
                builder.registerSubtypes(new NamedType(permitted, permitted.getSimpleName()));
            }
        }
    }
}
