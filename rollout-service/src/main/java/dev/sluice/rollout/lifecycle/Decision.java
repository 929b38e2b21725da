package dev.sluice.rollout.lifecycle;

import java.util.List;

/** The answer of the core to an input. */
public sealed interface Decision {

    /** It happens: these events, in this order. */
    record Accepted(List<RolloutEvent> events) implements Decision {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /** Nothing to do: duplicates and late news are normal. */
    record Ignored(String reason) implements Decision {}

    /** A person asked for what is not possible now. */
    record Rejected(Refusal refusal, String detail) implements Decision {}

    /** Why a person's wish was rejected. */
    enum Refusal {
        ILLEGAL_STATE,
        OTHER_STAGE,
        APPROVAL_MISSING
    }
}
