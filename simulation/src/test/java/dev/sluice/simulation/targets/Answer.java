package dev.sluice.simulation.targets;

import dev.sluice.actuators.Fence;
import dev.sluice.actuators.RouterState;

/** What a caller learns from a router. */
public sealed interface Answer {
    record Seen(RouterState state) implements Answer {}

    /** A higher fence is known there. */
    record Refused(Fence highest) implements Answer {}

    /** It accepted and then held something else. */
    record NotHeld() implements Answer {}

    /** No answer in time; whether a write took effect is unknown. */
    record Unreachable() implements Answer {}
}
