package dev.sluice.flag.store;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.flag.model.Card;
import dev.sluice.flag.model.Exposure;
import dev.sluice.flag.targeting.InvalidTargetingException;
import dev.sluice.flag.targeting.Prerequisite;
import dev.sluice.flag.targeting.Targeting;
import dev.sluice.flag.targeting.TargetingReader;
import dev.sluice.flag.targeting.TargetingWriter;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parts of a flag's content as JSON, for text columns. */
public final class ContentJson {
    static final ObjectMapper JSON = new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final TypeReference<List<Prerequisite>> PREREQUISITES = new TypeReference<>() {};

    private ContentJson() {}

    private record CardText(
            String description,
            String owner,
            Set<String> tags,
            @Nullable String expiresAt,
            @Nullable Integer staleAfterDays) {
        static CardText of(Card card) {
            return new CardText(
                    card.description(),
                    card.owner(),
                    card.tags(),
                    card.expiresAt() == null ? null : card.expiresAt().toString(),
                    card.staleAfterDays());
        }

        Card toCard() {
            return Card.of(
                    description, owner, tags, expiresAt == null ? null : Instant.parse(expiresAt), staleAfterDays);
        }
    }

    public static JsonNode card(Card card) {
        return JSON.valueToTree(CardText.of(card));
    }

    public static JsonNode prerequisites(List<Prerequisite> prerequisites) {
        return JSON.valueToTree(prerequisites);
    }

    public static JsonNode targeting(Targeting targeting) {
        return TargetingWriter.write(targeting);
    }

    public static JsonNode exposure(Exposure exposure) {
        return JSON.valueToTree(exposure);
    }

    public static Card card(JsonNode node) {
        return read(() -> JSON.treeToValue(node, CardText.class)).toCard();
    }

    public static List<Prerequisite> prerequisites(JsonNode node) {
        return read(() -> JSON.readValue(JSON.treeAsTokens(node), PREREQUISITES));
    }

    public static Targeting targeting(JsonNode node) {
        return read(() -> TargetingReader.read(node));
    }

    public static Exposure exposure(JsonNode node) {
        return read(() -> JSON.treeToValue(node, Exposure.class));
    }

    /** The column's text as JSON. */
    public static JsonNode tree(String text) {
        return read(() -> JSON.readTree(text));
    }

    private interface Reading<T> {
        T read() throws IOException, InvalidTargetingException;
    }

    private static <T> T read(Reading<T> reading) {
        try {
            return reading.read();
        } catch (IOException | InvalidTargetingException e) {
            throw new IllegalStateException("the column holds what this service never wrote", e);
        }
    }
}
