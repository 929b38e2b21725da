package dev.sluice.flag.api;

import dev.sluice.flag.model.Content;
import dev.sluice.flag.targeting.Prerequisite;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Body of {@code PUT /api/v1/flags/{key}/prerequisites}: all of them. */
public record ChangePrerequisites(
        @NotNull @Size(max = Content.MOST_PREREQUISITES) List<@NotNull @Valid PrerequisiteForm> prerequisites,
        @NotBlank @Size(max = 1000) String reason) {

    List<Prerequisite> toPrerequisites() {
        return prerequisites.stream().map(PrerequisiteForm::toPrerequisite).toList();
    }
}
