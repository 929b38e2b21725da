package dev.sluice.flag.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.flag.model.Card;
import dev.sluice.flag.model.Content;
import dev.sluice.flag.model.Definition;
import dev.sluice.flag.model.Exposure;
import dev.sluice.flag.model.Flag;
import dev.sluice.flag.model.Kind;
import dev.sluice.flag.model.Names;
import dev.sluice.flag.model.Scope;
import dev.sluice.flag.model.Variants;
import dev.sluice.flag.targeting.Targeting;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /api/v1/flags}.
 *
 * @param variants booleans, strings, numbers or objects, all of one type; on and off when absent
 * @param defaultVariant {@code off} when absent
 * @param targeting no rules when absent
 * @param exposure everybody gets the default variant when absent
 */
public record CreateFlag(
        @NotNull @Pattern(regexp = Names.PATTERN) String key,
        @NotNull @Pattern(regexp = Kind.PATTERN) String kind,
        @NotNull @Pattern(regexp = Names.PATTERN) String environment,
        @NotNull @Pattern(regexp = Names.PATTERN) String service,
        @Nullable @Size(min = 1, max = Variants.MAX) Map<String, @NotNull JsonNode> variants,
        @Nullable String defaultVariant,
        @Nullable @Valid ExposureForm exposure,
        @Nullable JsonNode targeting,
        @Nullable @Size(max = Content.MOST_PREREQUISITES) List<@NotNull @Valid PrerequisiteForm> prerequisites,
        @Nullable @Valid CardForm card,
        @Nullable @Size(max = 1000) String reason) {
    Flag toFlag() {
        return Forms.parse(() -> {
            Variants pair = new Variants(
                    variants == null ? Variants.onOff().values() : variants,
                    defaultVariant == null ? Variants.onOff().fallback() : defaultVariant);
            Definition definition = new Definition(
                    Names.addressable(key, "flag"),
                    Kind.of(kind).orElseThrow(IllegalArgumentException::new),
                    new Scope(Names.addressable(environment, "environment"), Names.addressable(service, "service")),
                    pair);
            return Flag.create(definition, content(exposure == null ? pair.closed() : exposure.over(pair.closed())));
        });
    }

    private Content content(Exposure first) {
        return new Content(
                card == null ? Card.EMPTY : card.toCard(),
                true,
                prerequisites == null
                        ? List.of()
                        : prerequisites.stream()
                                .map(PrerequisiteForm::toPrerequisite)
                                .toList(),
                targeting == null ? Targeting.NONE : TargetingForm.read(targeting),
                first);
    }
}
