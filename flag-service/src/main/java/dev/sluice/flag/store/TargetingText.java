package dev.sluice.flag.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.flag.targeting.InvalidTargetingException;
import dev.sluice.flag.targeting.Targeting;
import dev.sluice.flag.targeting.TargetingReader;
import dev.sluice.flag.targeting.TargetingWriter;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Targeting as JSON in a text column. */
@Converter
public class TargetingText implements AttributeConverter<Targeting, String> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String convertToDatabaseColumn(Targeting targeting) {
        return TargetingWriter.write(targeting).toString();
    }

    @Override
    public Targeting convertToEntityAttribute(String text) {
        try {
            return TargetingReader.read(JSON.readTree(text));
        } catch (JsonProcessingException | InvalidTargetingException e) {
            throw new IllegalStateException("the column targeting holds what this service never wrote", e);
        }
    }
}
