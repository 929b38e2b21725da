package dev.sluice.rollout.lifecycle;

import java.util.Optional;

/** Which states are halted, and how. */
public final class Halts {

    private Halts() {}

    public static Optional<Halt> of(Rollout state) {
        return switch (state) {
            case Rollout.Halted halted -> Optional.of(halted.halt());
            case Rollout.RollingBack rolling -> Optional.of(rolling.halt());
            case Rollout.RollbackFailed failed -> Optional.of(failed.halt());
            case Rollout.Planned planned -> Optional.empty();
            case Rollout.Running running -> Optional.empty();
            case Rollout.Paused paused -> Optional.empty();
            case Rollout.Completed completed -> Optional.empty();
            case Rollout.Closed closed -> Optional.empty();
            case Rollout.RolledBack rolledBack -> Optional.empty();
            case Rollout.Cancelled cancelled -> Optional.empty();
        };
    }

    /** Halted, and an action may still be in flight. */
    public static boolean unsettled(Rollout state) {
        return of(state).filter(halt -> !halt.settled()).isPresent();
    }

    /** Whether the walk can still go forward: nothing has stopped it, or only a deadline that asks a person. */
    static boolean mayGoForward(Rollout state) {
        return !state.terminal()
                && of(state).map(Halt::asksAPerson).orElse(true)
                && !(state instanceof Rollout.RollingBack)
                && !(state instanceof Rollout.RollbackFailed);
    }
}
