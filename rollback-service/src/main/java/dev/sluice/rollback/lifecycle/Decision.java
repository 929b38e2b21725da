package dev.sluice.rollback.lifecycle;

import java.util.List;

/** What the core makes of an input. */
public sealed interface Decision {

    /** It happened; the events follow in this order. */
    record Accepted(List<RollbackEvent> events) implements Decision {
        public Accepted {
            events = List.copyOf(events);
            if (events.isEmpty()) {
                throw new IllegalArgumentException("an input without an event is ignored, not accepted");
            }
        }

        static Accepted of(RollbackEvent... events) {
            return new Accepted(List.of(events));
        }
    }

    /** Duplicate, late or without effect: normal in a system of events. */
    record Ignored(String reason) implements Decision {}

    /** A person asked for what cannot be. */
    record Rejected(Refusal refusal, String detail) implements Decision {}

    /** Why a person's request cannot be carried out. */
    enum Refusal {
        UNKNOWN_ROLLOUT,
        ROLLOUT_OVER
    }
}
