package dev.sluice.flag.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Map;

/** Variants as a JSON object in a text column. */
@Converter
public class VariantsText implements AttributeConverter<Map<String, JsonNode>, String> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, JsonNode>> TYPE = new TypeReference<>() {};

    @Override
    public String convertToDatabaseColumn(Map<String, JsonNode> values) {
        try {
            return JSON.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("JSON is always JSON", e);
        }
    }

    @Override
    public Map<String, JsonNode> convertToEntityAttribute(String text) {
        try {
            return JSON.readValue(text, TYPE);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the column variants holds what this service never wrote", e);
        }
    }
}
