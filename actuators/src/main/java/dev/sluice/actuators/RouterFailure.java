package dev.sluice.actuators;

/**
 * Why a router could not be read or set. Messages are sentences for the person on call; they name the route, never a
 * secret and never what the router answered.
 */
public abstract sealed class RouterFailure extends Exception {

    private RouterFailure(String message) {
        super(message);
    }

    /** A stable name for metrics, events and the problem catalogue. */
    public final String code() {
        return switch (this) {
            case Refused refused -> "stale-fence";
            case Unreachable unreachable -> "unreachable";
            case Unauthorised unauthorised -> "unauthorised";
            case Rejected rejected -> "rejected";
            case Garbled garbled -> "garbled";
            case NotHeld notHeld -> "not-held";
        };
    }

    /** The router has seen a higher fence (409): somebody newer owns the route. Trying again cannot help. */
    public static final class Refused extends RouterFailure {
        private final transient Fence highest;

        public Refused(String route, Fence highest) {
            super("Route '%s' is held by a newer command (%s).".formatted(route, highest));
            this.highest = highest;
        }

        public Fence highest() {
            return highest;
        }
    }

    /** No answer in time. Whether a write took effect is unknown: read before you conclude anything. */
    public static final class Unreachable extends RouterFailure {
        public Unreachable(String route, String what) {
            super("The router of route '%s' did not answer: %s.".formatted(route, what));
        }
    }

    /** The secret is missing, unusable or wrong (401, 403). */
    public static final class Unauthorised extends RouterFailure {
        public Unauthorised(String route, String what) {
            super("The router of route '%s' did not accept the credential: %s.".formatted(route, what));
        }
    }

    /** The router understands the command but will not carry it out (422): it does not know the route or a version. */
    public static final class Rejected extends RouterFailure {
        public Rejected(String route, String what) {
            super("The router of route '%s' rejected the command: %s.".formatted(route, what));
        }
    }

    /** It answered, but not as the protocol says: probably not a router, or one that is broken. */
    public static final class Garbled extends RouterFailure {
        public Garbled(String route, String what) {
            super("The router of route '%s' answered outside the protocol: %s.".formatted(route, what));
        }
    }

    /** It accepted the command and then held, or did, something else. */
    public static final class NotHeld extends RouterFailure {
        private final transient RouterState observed;

        public NotHeld(Weights wanted, RouterState observed) {
            super("Route '%s' was set to %s but holds %s."
                    .formatted(
                            observed.route(),
                            wanted.percents(),
                            observed.desired().percents()));
            this.observed = observed;
        }

        /** It holds the shares, and yet sessions begin at a version that has none. */
        public NotHeld(Weights wanted, String restless, RouterState observed) {
            super(
                    "Route '%s' holds %s, but version %s is still given new sessions: clients come back to it by a cookie or a table."
                            .formatted(observed.route(), wanted.percents(), restless));
            this.observed = observed;
        }

        public RouterState observed() {
            return observed;
        }
    }
}
