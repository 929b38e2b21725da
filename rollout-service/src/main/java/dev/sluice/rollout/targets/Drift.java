package dev.sluice.rollout.targets;

import dev.sluice.actuators.Fence;
import dev.sluice.actuators.RouterState;
import dev.sluice.actuators.Weights;

/** What is to be done about a route that was just read. Pure. */
sealed interface Drift {

    /** The router holds what it should, under our fence. */
    record InPlace() implements Drift {}

    /** The router forgot, or somebody changed it: tell it again. */
    record Heal() implements Drift {}

    /** The router knows a higher fence. Its owner is ahead of the events that we have seen: do not fight. */
    record Yield(Fence to) implements Drift {}

    /** It differs, and that is not ours to change now. */
    record Leave(String why) implements Drift {}

    static Drift judge(RouteDuty duty, RouterState seen) {
        Fence held = seen.fence();
        if (duty.lentTo() != null) {
            return new Leave("lent to rollback " + duty.lentTo());
        }
        if (duty.busy()) {
            return new Leave("an action is in flight");
        }
        if (held != null && duty.fence().isLowerThan(held)) {
            return new Yield(held);
        }
        if (duty.foreignFence() != null && duty.fence().isLowerThan(duty.foreignFence())) {
            return new Leave("held by a newer command: " + duty.foreignFence());
        }
        boolean inPlace = seen.desired().sameShares(duty.desired());
        if (inPlace && duty.fence().equals(held)) {
            return new InPlace();
        }
        if (duty.frozen() && (inPlace || raises(seen.desired(), duty))) {
            return new Leave("the rollout is halted, and healing would raise its exposure or assert it");
        }
        return new Heal();
    }

    /** Would more get the version that the rollout brings? When that is not known: any version but the active one. */
    private static boolean raises(Weights now, RouteDuty duty) {
        return duty.desired().percents().keySet().stream()
                .filter(version ->
                        duty.brings() == null ? !version.equals(duty.active()) : version.equals(duty.brings()))
                .anyMatch(version -> duty.desired().percent(version) > now.percent(version));
    }
}
