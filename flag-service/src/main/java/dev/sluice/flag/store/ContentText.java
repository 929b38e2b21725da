package dev.sluice.flag.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.flag.model.Content;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** The content of a flag as JSON in a text column. */
@Converter
public class ContentText implements AttributeConverter<@Nullable Content, @Nullable String> {

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable Content content) {
        if (content == null) {
            return null;
        }
        ObjectNode node = ContentJson.JSON.createObjectNode();
        node.set("card", ContentJson.card(content.card()));
        node.put("enabled", content.enabled());
        node.set("prerequisites", ContentJson.prerequisites(content.prerequisites()));
        node.set("targeting", ContentJson.targeting(content.targeting()));
        node.set("exposure", ContentJson.exposure(content.exposure()));
        return node.toString();
    }

    @Override
    public @Nullable Content convertToEntityAttribute(@Nullable String text) {
        if (text == null) {
            return null;
        }
        JsonNode node = ContentJson.tree(text);
        return new Content(
                ContentJson.card(node.path("card")),
                node.path("enabled").asBoolean(),
                ContentJson.prerequisites(node.path("prerequisites")),
                ContentJson.targeting(node.path("targeting")),
                ContentJson.exposure(node.path("exposure")));
    }
}
