package dev.sluice.actuators.haproxy;

import dev.sluice.actuators.RouterFailure;
import dev.sluice.actuators.Weights;
import java.util.Map;

/** Reads and sets the shares of one route in one of HAProxy's ways; compares no fences. */
interface Wheel {

    Observation read() throws RouterFailure;

    /**
     * The numbers that HAProxy must hold for these shares, by version.
     *
     * @throws RouterFailure.Rejected when a version with a share has nothing that could serve it
     */
    Map<String, Integer> numbers(Weights wanted, Observation before) throws RouterFailure;

    /** Sets these numbers; the traffic follows at once. */
    void write(Map<String, Integer> numbers, Observation before) throws RouterFailure;
}
