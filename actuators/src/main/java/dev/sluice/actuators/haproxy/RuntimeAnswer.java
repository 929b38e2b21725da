package dev.sluice.actuators.haproxy;

import dev.sluice.actuators.RouterFailure;

/** What HAProxy says to a command that changes something: nothing at all, or a text that tells why not. */
final class RuntimeAnswer {

    private RuntimeAnswer() {}

    /** @throws RouterFailure unless every command was carried out in silence */
    static void requireSilence(String route, String answer) throws RouterFailure {
        if (!answer.isBlank()) {
            throw complaint(route, answer);
        }
    }

    /** What a text means, in words of our own; a text that is not known is an error as well. */
    static RouterFailure complaint(String route, String answer) {
        String text = answer.strip();
        if (text.startsWith("Permission denied")) {
            return new RouterFailure.Unauthorised(route, "the socket must be declared with 'level admin'");
        }
        if (text.startsWith("Backend is using a static LB algorithm")) {
            return new RouterFailure.Rejected(
                    route,
                    "its backend balances by a static algorithm, which takes no weights; use 'balance roundrobin'");
        }
        if (text.startsWith("No such server")) {
            return new RouterFailure.Rejected(route, "its backend lost a server meanwhile");
        }
        if (text.startsWith("No such backend")
                || text.startsWith("No such proxy")
                || text.startsWith("Can't find backend")) {
            return new RouterFailure.Rejected(route, "it has no backend of the registered name");
        }
        if (text.startsWith("Unknown map identifier")) {
            return new RouterFailure.Rejected(
                    route, "its configuration uses no map of the registered name (write it as it stands there)");
        }
        if (text.startsWith("Absolute weight can only be")) {
            return new RouterFailure.Rejected(route, "it takes weights from 0 to 256 only");
        }
        if (text.startsWith("Unknown command")) {
            return new RouterFailure.Garbled(route, "it does not know a command of HAProxy's runtime API");
        }
        return new RouterFailure.Garbled(route, "a command was answered with a text that is not known");
    }
}
