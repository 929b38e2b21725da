package dev.sluice.flag.requests.life;

import dev.sluice.flag.model.Scope;
import dev.sluice.flag.targeting.Segment;
import org.jspecify.annotations.Nullable;

/** What a change request wants to be done, and to what. */
public sealed interface Wanted {
    Scope scope();

    /** Whether it waits for a second person where the environment asks for one. */
    boolean needsApproval();

    /** What it changes, in the words of the API and of events. */
    String word();

    /** The key of the flag that it is about, null when it is about a segment. */
    default @Nullable String flagKey() {
        return this instanceof OfFlag flag ? flag.key() : null;
    }

    /** The name of the segment that it is about, null when it is about a flag. */
    default @Nullable String segmentName() {
        return this instanceof OfSegment segment ? segment.name() : null;
    }

    record OfFlag(Scope scope, String key, FlagChange change) implements Wanted {
        @Override
        public boolean needsApproval() {
            return change.needsApproval();
        }

        @Override
        public String word() {
            return change.word();
        }
    }

    /**
     * Every flag whose rules ask for the segment follows.
     *
     * @param segment null: delete it
     */
    record OfSegment(Scope scope, String name, @Nullable Segment segment) implements Wanted {
        @Override
        public boolean needsApproval() {
            return true;
        }

        @Override
        public String word() {
            return segment == null ? "deleted" : "segment";
        }
    }
}
