package dev.sluice.simulation.faults;

import dev.sluice.simulation.bus.Topics;
import dev.sluice.simulation.faults.Act.Wish;
import dev.sluice.simulation.monitor.Traffic;
import dev.sluice.simulation.targets.Router;
import java.util.List;
import java.util.SplittableRandom;

/** Faults that belong together: what chance alone brings together too seldom. Each surrounds one rollout. */
final class Motif {
    private final SplittableRandom chance;
    private final String target;
    private final int at;

    Motif(SplittableRandom chance, String target, int at) {
        this.chance = chance;
        this.target = target;
        this.at = at;
    }

    void play(List<Deed> deeds) {
        switch (chance.nextInt(7)) {
            case 0 -> deaf(deeds);
            case 1 -> slow(deeds);
            case 2 -> sleepers(deeds);
            case 3 -> lateFlags(deeds);
            case 4 -> forgetful(deeds);
            case 5 -> headless(deeds);
            default -> nervous(deeds);
        }
    }

    /** rollout-service does not hear that a rollback runs, while persons and verdicts have it go on. */
    private void deaf(List<Deed> deeds) {
        later(deeds, 2_000, new Act.Late("rollout", Topics.ROLLBACKS, 20_000 + chance.nextInt(40_000)));
        if (chance.nextBoolean()) {
            later(deeds, 2_000, new Act.Late("rollout", Topics.VERDICTS, 20_000 + chance.nextInt(40_000)));
        }
        later(deeds, 20_000, chance.nextBoolean() ? ask(Wish.BREAK_GLASS) : new Act.Spoil(target));
        later(deeds, 40_000, ask(Wish.PROMOTE));
        later(deeds, 40_000, ask(Wish.PROMOTE));
    }

    /** Writes arrive when nobody expects them any more. */
    private void slow(List<Deed> deeds) {
        if (Script.ROUTES.contains(target)) {
            later(deeds, 15_000, new Act.RouterIs(target, Router.Mode.SLOW, 5_000 + chance.nextInt(20_000)));
        }
        later(deeds, 25_000, back());
        later(deeds, 40_000, ask(Wish.RETRY));
    }

    /** The processes of rollout-service fall asleep and wake up in turns. */
    private void sleepers(List<Deed> deeds) {
        for (int index = 0; index < 6; index++) {
            later(deeds, 30_000, new Act.Stop("rollout", 1 + chance.nextInt(2), 300 + chance.nextInt(15_000)));
        }
        for (int replica = 1; replica <= 2; replica++) {
            later(deeds, 20_000, new Act.NapBeforeWrite("rollout", replica, 1_000 + chance.nextInt(20_000)));
        }
        later(deeds, 30_000, back());
        later(deeds, 30_000, ask(Wish.PROMOTE));
    }

    /** flag-service is behind with stages or with rollbacks. */
    private void lateFlags(List<Deed> deeds) {
        later(deeds, 10_000, new Act.Late("flag", Topics.ROLLOUTS, 5_000 + chance.nextInt(30_000)));
        later(deeds, 10_000, new Act.Late("flag", Topics.ROLLBACKS, 5_000 + chance.nextInt(55_000)));
        later(deeds, 20_000, back());
        later(deeds, 30_000, new Act.Edit(Script.FLAG, chance.nextBoolean() ? 0 : 30));
    }

    /** The router reloads while the rollout goes forward and back. */
    private void forgetful(List<Deed> deeds) {
        if (Script.ROUTES.contains(target)) {
            for (int index = 0; index < 4; index++) {
                later(deeds, 45_000, new Act.RouterForgets(target, chance.nextInt(3) > 0));
            }
        }
        later(deeds, 25_000, back());
    }

    /** rollback-service dies and comes back. */
    private void headless(List<Deed> deeds) {
        later(deeds, 20_000, back());
        for (int index = 0; index < 3; index++) {
            later(deeds, 25_000, new Act.Kill("rollback", 1 + chance.nextInt(2), 500 + chance.nextInt(15_000)));
            later(deeds, 25_000, new Act.Stop("rollback", 1 + chance.nextInt(2), 500 + chance.nextInt(15_000)));
        }
    }

    /** A person who cannot decide, and nothing to decide on. */
    private void nervous(List<Deed> deeds) {
        Wish[] all = Wish.values();
        later(deeds, 10_000, new Act.SourceIs(target, Traffic.Source.FAILS, 60_000));
        for (int index = 0; index < 6; index++) {
            later(deeds, 80_000, ask(all[chance.nextInt(all.length)]));
        }
    }

    private Act back() {
        return switch (chance.nextInt(4)) {
            case 0 -> ask(Wish.ROLLBACK);
            case 1 -> ask(Wish.BREAK_GLASS);
            case 2 -> ask(Wish.CANCEL);
            default -> new Act.Spoil(target);
        };
    }

    private Act ask(Wish wish) {
        return new Act.Ask(target, wish);
    }

    private void later(List<Deed> deeds, int atMost, Act act) {
        int when = at + chance.nextInt(atMost);
        if (when < Script.END) {
            deeds.add(new Deed(when, act));
        }
    }
}
