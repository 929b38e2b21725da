package dev.sluice.flag.sync;

import dev.sluice.flag.model.Scope;
import io.grpc.Status;

/** Whether a call is answered. */
sealed interface Admission {
    /**
     * With this set of flags.
     *
     * @param caller name of the token; empty where none is asked for
     */
    record Admitted(Scope scope, String caller) implements Admission {}

    /** It is not; the description tells the client what to do. */
    record Refused(Status status) implements Admission {}

    static Admission refused(Status status, String advice) {
        return new Refused(status.withDescription(advice));
    }
}
