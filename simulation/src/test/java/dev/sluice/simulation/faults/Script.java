package dev.sluice.simulation.faults;

import dev.sluice.simulation.bus.Topics;
import dev.sluice.simulation.faults.Act.Wish;
import dev.sluice.simulation.monitor.Traffic;
import dev.sluice.simulation.targets.Router;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** Everything that the outside does in one run, drawn from a seed. */
public final class Script {
    /** Until when the outside acts, in milliseconds; then everything is healed. */
    public static final int END = 240_000;

    public static final List<String> ROUTES = List.of("shop", "cart");
    public static final String FLAG = "checkout";
    public static final List<String> TARGETS = List.of("shop", "cart", FLAG);
    private static final List<String> SERVICES = List.of("rollout", "rollback", "flag", "monitor");

    private final SplittableRandom chance;
    private final List<Deed> deeds = new ArrayList<>();

    private Script(long seed) {
        this.chance = new SplittableRandom(seed);
    }

    public static List<Deed> of(long seed) {
        Script script = new Script(seed);
        script.plans();
        int faults = script.chance.nextInt(5) == 0 ? 0 : script.chance.nextInt(20);
        for (int index = 0; index < faults; index++) {
            script.add(script.chance.nextInt(END), script.fault());
        }
        int wishes = script.chance.nextInt(3) == 0 ? 0 : script.chance.nextInt(16);
        for (int index = 0; index < wishes; index++) {
            script.add(script.chance.nextInt(END), script.wish());
        }
        script.deeds.sort(Comparator.comparingInt(Deed::at));
        return List.copyOf(script.deeds);
    }

    private void add(int at, Act act) {
        deeds.add(new Deed(at, act));
    }

    private void plans() {
        for (String target : TARGETS) {
            for (int at = chance.nextInt(5_000); at < END - 60_000; at += 20_000 + chance.nextInt(60_000)) {
                add(at, new Act.Plan(target, chance.nextInt(1 << 16), chance.nextInt(4) == 0));
                if (chance.nextInt(3) > 0) {
                    new Motif(chance, target, at).play(deeds);
                }
            }
        }
    }

    private Act fault() {
        return switch (chance.nextInt(15)) {
            case 0, 1 -> new Act.Kill(service(), 1 + chance.nextInt(2), 200 + chance.nextInt(20_000));
            case 2, 3, 4 -> new Act.Stop(service(), 1 + chance.nextInt(2), 200 + chance.nextInt(20_000));
            case 5 -> new Act.KafkaAway(500 + chance.nextInt(20_000));
            case 6, 7, 8 -> new Act.Late(service(), topic(), 1_000 + chance.nextInt(59_000));
            case 9 -> new Act.Again(service(), topic(), 1 + chance.nextInt(8));
            case 10 -> new Act.ReaderLags(service(), 1 + chance.nextInt(2), 500 + chance.nextInt(20_000));
            case 11 -> new Act.RouterIs(route(), mode(), 500 + chance.nextInt(30_000));
            case 12 -> new Act.RouterForgets(route(), chance.nextBoolean());
            case 13 ->
                chance.nextInt(3) == 0
                        ? new Act.ServersDown(route(), chance.nextBoolean(), 500 + chance.nextInt(20_000))
                        : new Act.Spoil(target());
            default -> new Act.SourceIs(target(), source(), 1_000 + chance.nextInt(60_000));
        };
    }

    private Act wish() {
        if (chance.nextInt(8) == 0) {
            return new Act.Edit(FLAG, chance.nextInt(3) == 0 ? 10 + chance.nextInt(90) : 0);
        }
        Wish[] all = Wish.values();
        return new Act.Ask(target(), all[chance.nextInt(all.length)]);
    }

    private String service() {
        return SERVICES.get(chance.nextInt(SERVICES.size()));
    }

    private String topic() {
        return List.of(Topics.ROLLOUTS, Topics.VERDICTS, Topics.ROLLBACKS, Topics.FLAGS)
                .get(chance.nextInt(4));
    }

    private String route() {
        return ROUTES.get(chance.nextInt(ROUTES.size()));
    }

    private String target() {
        return TARGETS.get(chance.nextInt(TARGETS.size()));
    }

    private Router.Mode mode() {
        return List.of(Router.Mode.SLOW, Router.Mode.HANGING, Router.Mode.REFUSING, Router.Mode.DEAF)
                .get(chance.nextInt(4));
    }

    private Traffic.Source source() {
        return chance.nextBoolean() ? Traffic.Source.FAILS : Traffic.Source.SILENT;
    }
}
