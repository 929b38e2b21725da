package dev.sluice.flag.application;

import dev.sluice.flag.change.FlagCommand;
import dev.sluice.flag.change.FlagDecision.Refused;
import dev.sluice.flag.model.Flag;

/** Tells the world what happened, in the transaction in which it happens. Who asked by an event is always answered. */
public interface Announcer {
    void created(Flag flag, Origin origin);

    /** The exposure is this now; also the answer to a command that came again. */
    void changed(Flag flag, FlagCommand command, Origin origin);

    void archived(Flag flag, Origin origin);

    /** For commands of rollouts and rollbacks; a person is answered directly. */
    void refused(String key, FlagCommand command, Refused refused, Origin origin);
}
