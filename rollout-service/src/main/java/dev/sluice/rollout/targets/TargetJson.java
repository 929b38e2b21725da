package dev.sluice.rollout.targets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.actuators.Fence;
import dev.sluice.actuators.Weights;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Weights and fences in columns of this service's own tables. */
final class TargetJson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Integer>> SHARES = new TypeReference<>() {};

    private TargetJson() {}

    static String write(Weights weights) {
        return text(weights.percents());
    }

    static String write(Fence fence) {
        return text(fence);
    }

    static Weights weights(String column) {
        try {
            return Weights.of(JSON.readValue(column, SHARES));
        } catch (JsonProcessingException notOurs) {
            throw new UncheckedIOException(notOurs);
        }
    }

    static @Nullable Weights optionalWeights(@Nullable String column) {
        return column == null ? null : weights(column);
    }

    static Fence fence(String column) {
        try {
            return JSON.readValue(column, Fence.class);
        } catch (JsonProcessingException notOurs) {
            throw new UncheckedIOException(notOurs);
        }
    }

    static @Nullable Fence optionalFence(@Nullable String column) {
        return column == null ? null : fence(column);
    }

    private static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
