package dev.sluice.flag.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.flag.model.Card;
import dev.sluice.flag.model.Content;
import dev.sluice.flag.model.Definition;
import dev.sluice.flag.model.Flag;
import dev.sluice.flag.model.Kind;
import dev.sluice.flag.model.Scope;
import dev.sluice.flag.model.Variants;
import dev.sluice.flag.targeting.Targeting;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A flag as a file of flagd has it.
 *
 * @param targeting without references; null: no rule
 * @param description of its metadata; empty when there is none
 * @param owner of its metadata; empty when there is none
 */
public record ImportedFlag(
        String key,
        boolean enabled,
        Variants variants,
        @Nullable JsonNode targeting,
        String description,
        String owner) {

    /** As a flag that is new. */
    public Flag create(Kind kind, Scope scope) {
        Card card = Card.of(description, owner, Set.of(), null, null);
        return Flag.create(new Definition(key, kind, scope, variants), content(card));
    }

    /** What a flag of the same variants becomes; what people know about it stays. */
    public Content over(Content current) {
        return content(current.card());
    }

    /** Whom the rule leaves get the default variant. */
    private Content content(Card card) {
        return new Content(
                card,
                enabled,
                List.of(),
                targeting == null ? Targeting.NONE : new Targeting.Expert(targeting),
                variants.closed());
    }
}
