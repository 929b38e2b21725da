package dev.sluice.flag.change;

import dev.sluice.flag.model.Card;
import dev.sluice.flag.model.Content;
import dev.sluice.flag.model.Exposure;
import dev.sluice.flag.targeting.Prerequisite;
import dev.sluice.flag.targeting.Targeting;
import java.util.List;

/** What a person changes about a flag; the rest of its content stays as it is. */
public sealed interface Edited {

    /** The content with the change. */
    Content over(Content content);

    /** False where callers get what they got. */
    default boolean changesWhoGetsWhat() {
        return !(this instanceof NewCard);
    }

    /** What of the flag it is about, as events say it. */
    default String word() {
        return switch (this) {
            case NewExposure exposure -> "exposure";
            case NewTargeting targeting -> "targeting";
            case NewPrerequisites prerequisites -> "prerequisites";
            case NewCard card -> "card";
            case SwitchedOn on -> "enabled";
            case Replaced replaced -> "replaced";
        };
    }

    record NewExposure(Exposure exposure) implements Edited {
        @Override
        public Content over(Content content) {
            return content.with(exposure);
        }
    }

    record NewTargeting(Targeting targeting) implements Edited {
        @Override
        public Content over(Content content) {
            return content.with(targeting);
        }
    }

    record NewPrerequisites(List<Prerequisite> prerequisites) implements Edited {
        public NewPrerequisites {
            prerequisites = List.copyOf(prerequisites);
        }

        @Override
        public Content over(Content content) {
            return content.with(prerequisites);
        }
    }

    record NewCard(Card card) implements Edited {
        @Override
        public Content over(Content content) {
            return content.with(card);
        }
    }

    /** Ends what {@link FlagCommand.Disable} began. */
    record SwitchedOn() implements Edited {
        @Override
        public Content over(Content content) {
            return content.switchedOn();
        }
    }

    /** All of it, as it was at some revision or as a file has it. */
    record Replaced(Content content) implements Edited {
        @Override
        public Content over(Content current) {
            return content;
        }
    }
}
