package dev.sluice.flag.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.flag.model.Content;
import dev.sluice.flag.targeting.TargetingWriter;
import java.util.List;

/** What can change about a flag, as the API shows it. */
public record ContentView(
        boolean enabled,
        ExposureView exposure,
        JsonNode targeting,
        List<PrerequisiteForm> prerequisites,
        CardForm card) {

    static ContentView of(Content content) {
        return new ContentView(
                content.enabled(),
                ExposureView.of(content.exposure()),
                TargetingWriter.write(content.targeting()),
                content.prerequisites().stream().map(PrerequisiteForm::of).toList(),
                CardForm.of(content.card()));
    }
}
