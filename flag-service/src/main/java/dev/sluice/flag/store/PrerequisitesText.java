package dev.sluice.flag.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.flag.targeting.Prerequisite;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;

/** Prerequisites as a JSON list in a text column. */
@Converter
public class PrerequisitesText implements AttributeConverter<List<Prerequisite>, String> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<Prerequisite>> TYPE = new TypeReference<>() {};

    @Override
    public String convertToDatabaseColumn(List<Prerequisite> prerequisites) {
        try {
            return JSON.writeValueAsString(prerequisites);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a list of records is always JSON", e);
        }
    }

    @Override
    public List<Prerequisite> convertToEntityAttribute(String text) {
        try {
            return JSON.readValue(text, TYPE);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the column prerequisites holds what this service never wrote", e);
        }
    }
}
