package dev.sluice.flag.store;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.flag.model.Card;
import dev.sluice.flag.model.Content;
import dev.sluice.flag.model.Exposure;
import dev.sluice.flag.targeting.InvalidTargetingException;
import dev.sluice.flag.targeting.Prerequisite;
import dev.sluice.flag.targeting.TargetingReader;
import dev.sluice.flag.targeting.TargetingWriter;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The content of a flag as JSON in a text column. */
@Converter
public class ContentText implements AttributeConverter<@Nullable Content, @Nullable String> {
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final TypeReference<List<Prerequisite>> PREREQUISITES = new TypeReference<>() {};
    private static final String TARGETING = "targeting";

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

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable Content content) {
        if (content == null) {
            return null;
        }
        ObjectNode node = JSON.createObjectNode();
        node.set("card", JSON.valueToTree(CardText.of(content.card())));
        node.put("enabled", content.enabled());
        node.set("prerequisites", JSON.valueToTree(content.prerequisites()));
        node.set(TARGETING, TargetingWriter.write(content.targeting()));
        node.set("exposure", JSON.valueToTree(content.exposure()));
        return node.toString();
    }

    @Override
    public @Nullable Content convertToEntityAttribute(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            JsonNode node = JSON.readTree(text);
            return new Content(
                    JSON.treeToValue(node.path("card"), CardText.class).toCard(),
                    node.path("enabled").asBoolean(),
                    JSON.readValue(JSON.treeAsTokens(node.path("prerequisites")), PREREQUISITES),
                    TargetingReader.read(node.path(TARGETING)),
                    JSON.treeToValue(node.path("exposure"), Exposure.class));
        } catch (IOException | InvalidTargetingException e) {
            throw new IllegalStateException("the column content holds what this service never wrote", e);
        }
    }
}
