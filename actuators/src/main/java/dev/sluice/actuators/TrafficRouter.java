package dev.sluice.actuators;

/**
 * One route of one traffic router. Implementations are safe for use by several threads and never log or throw a secret
 * or anything that a router answered.
 */
public interface TrafficRouter {

    /** Reads the route. */
    RouterState read() throws RouterFailure;

    /**
     * Sets the shares under a fence, then reads them back: a normal return means that the router <em>holds</em> these
     * shares under this fence, never that it was merely told. Applying the same again is harmless.
     *
     * @return what was read back
     */
    RouterState apply(Weights weights, Fence fence) throws RouterFailure;

    /**
     * Whether the router itself refuses a command with a lower fence, whoever sends it. If not, the driver refuses what is lower
     * than its own highest, and the caller must see to it that nothing raises exposure after another process began a rollback.
     */
    default boolean comparesFences() {
        return true;
    }
}
