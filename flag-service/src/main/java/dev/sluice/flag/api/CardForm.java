package dev.sluice.flag.api;

import dev.sluice.flag.model.Card;
import dev.sluice.flag.model.Names;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What people should know about a flag, in requests and answers.
 *
 * @param owner a person or team to ask
 * @param expiresAt when the flag is to be gone
 * @param staleAfterDays instead of the limit of its kind; 0: never
 */
public record CardForm(
        @Nullable @Size(max = Card.LONGEST_DESCRIPTION) String description,
        @Nullable @Size(max = Card.LONGEST_OWNER) String owner,
        @Nullable @Size(max = Card.MOST_TAGS) Set<@NotNull @Pattern(regexp = Names.PATTERN) String> tags,
        @Nullable Instant expiresAt,
        @Nullable @Min(0) @Max(Card.MOST_DAYS) Integer staleAfterDays) {

    static CardForm of(Card card) {
        return new CardForm(card.description(), card.owner(), card.tags(), card.expiresAt(), card.staleAfterDays());
    }

    Card toCard() {
        return Forms.parse(() -> Card.of(
                description == null ? "" : description,
                owner == null ? "" : owner,
                tags == null ? Set.of() : tags,
                expiresAt,
                staleAfterDays));
    }
}
