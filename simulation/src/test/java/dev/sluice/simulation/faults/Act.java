package dev.sluice.simulation.faults;

import dev.sluice.simulation.monitor.Traffic;
import dev.sluice.simulation.targets.Router;

/** Something that the outside does: a person, a machine, a network. Durations are milliseconds. */
public sealed interface Act {
    /** A person plans a rollout; {@code shape} picks its steps, times and policy, {@code bad} whether what it brings fails. */
    record Plan(String target, int shape, boolean bad) implements Act {}

    /** A person asks the newest rollout of a target for something. */
    record Ask(String target, Wish wish) implements Act {}

    /** What persons ask for. */
    enum Wish {
        PAUSE,
        RESUME,
        PROMOTE,
        APPROVE,
        CANCEL,
        ROLLBACK,
        RETRY,
        BREAK_GLASS
    }

    /** A person changes a flag by hand. */
    record Edit(String flag, int percentage) implements Act {}

    record Kill(String service, int replica, int millis) implements Act {}

    record Stop(String service, int replica, int millis) implements Act {}

    /** Stopped just before its next write to a router is sent, when it has made sure of everything. */
    record NapBeforeWrite(String service, int replica, int millis) implements Act {}

    record KafkaAway(int millis) implements Act {}

    /** One consumer group gets nothing of one topic for so long. */
    record Late(String service, String topic, int millis) implements Act {}

    /** One consumer group gets the last records of each partition again. */
    record Again(String service, String topic, int records) implements Act {}

    record ReaderLags(String service, int replica, int millis) implements Act {}

    record RouterIs(String route, Router.Mode mode, int millis) implements Act {}

    /** A router reloads its file, which gives everything to the first version, or the same to the two newest. */
    record RouterForgets(String route, boolean even) implements Act {}

    /** No server of what the newest rollout moves away from (or to) is healthy. */
    record ServersDown(String route, boolean candidate, int millis) implements Act {}

    /** What the newest rollout of a target brings begins to fail. */
    record Spoil(String target) implements Act {}

    record SourceIs(String target, Traffic.Source source, int millis) implements Act {}
}
