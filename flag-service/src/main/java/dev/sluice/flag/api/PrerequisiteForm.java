package dev.sluice.flag.api;

import dev.sluice.flag.model.Names;
import dev.sluice.flag.model.Variants;
import dev.sluice.flag.targeting.Prerequisite;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.TreeSet;

/** Another flag of the same environment and service that must give the caller one of these variants. */
public record PrerequisiteForm(
        @NotNull @Pattern(regexp = Names.PATTERN) String flag,
        @NotNull @Size(min = 1, max = Variants.MAX) Set<@NotNull @Pattern(regexp = Names.PATTERN) String> variants) {

    static PrerequisiteForm of(Prerequisite prerequisite) {
        return new PrerequisiteForm(prerequisite.flag(), new TreeSet<>(prerequisite.variants()));
    }

    Prerequisite toPrerequisite() {
        return Forms.parse(() -> new Prerequisite(flag, variants));
    }
}
