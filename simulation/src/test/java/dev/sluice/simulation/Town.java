package dev.sluice.simulation;

import dev.sluice.actuators.Weights;
import dev.sluice.flag.change.FlagCommand;
import dev.sluice.flag.model.Content;
import dev.sluice.flag.model.Definition;
import dev.sluice.flag.model.Exposure;
import dev.sluice.flag.model.Flag;
import dev.sluice.flag.model.Kind;
import dev.sluice.flag.model.Scope;
import dev.sluice.flag.model.Variants;
import dev.sluice.simulation.bus.Bus;
import dev.sluice.simulation.bus.Group;
import dev.sluice.simulation.bus.Kafka;
import dev.sluice.simulation.bus.Outbox;
import dev.sluice.simulation.bus.StopReader;
import dev.sluice.simulation.bus.Stops;
import dev.sluice.simulation.faults.Script;
import dev.sluice.simulation.flag.FlagSide;
import dev.sluice.simulation.flag.FlagWatch;
import dev.sluice.simulation.flag.Share;
import dev.sluice.simulation.history.Journal;
import dev.sluice.simulation.monitor.MonitorSide;
import dev.sluice.simulation.monitor.Traffic;
import dev.sluice.simulation.rollback.RollbackSide;
import dev.sluice.simulation.rollout.RolloutSide;
import dev.sluice.simulation.rules.Published;
import dev.sluice.simulation.rules.Rules;
import dev.sluice.simulation.targets.Command;
import dev.sluice.simulation.targets.Router;
import dev.sluice.simulation.targets.RouterClient;
import dev.sluice.simulation.targets.Site;
import dev.sluice.simulation.world.Chance;
import dev.sluice.simulation.world.Ids;
import dev.sluice.simulation.world.Replica;
import dev.sluice.simulation.world.Sabotage;
import dev.sluice.simulation.world.Service;
import dev.sluice.simulation.world.Timeline;
import dev.sluice.simulation.world.World;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything there is in one run: two replicas of each service, Kafka, two routers, a flag, and the users. */
final class Town {
    final Timeline timeline = new Timeline();
    final Journal journal;
    final Kafka kafka = new Kafka(timeline);
    final World world;
    final Map<String, Service> services = new LinkedHashMap<>();
    final Stops stops = new Stops();
    final Map<Replica, StopReader> readers = new HashMap<>();
    final Map<String, Router> routers = new LinkedHashMap<>();
    final Map<String, Traffic> traffic = new LinkedHashMap<>();
    final Rules rules;
    final RolloutSide rollout;
    final RollbackSide rollback;
    final FlagSide flag;
    final MonitorSide monitor;

    Town(long seed, Sabotage sabotage, boolean kept) {
        journal = new Journal(timeline, kept);
        Chance chance = new Chance(seed);
        world = new World(new Bus(timeline, kafka, journal), chance, new Ids(), sabotage);
        for (String name : List.of("rollout", "rollback", "flag", "monitor")) {
            services.put(name, Service.of(timeline, chance, name));
        }
        Published published = new Published(timeline, stops);
        kafka.watched(published::add);
        rules = new Rules(timeline, kafka, published, service("rollback"), () -> rollbackSide()
                .shell());
        Stream.of("rollout", "flag")
                .flatMap(name -> service(name).replicas().stream())
                .forEach(replica -> readers.put(
                        replica, new StopReader(world.bus(), stops, replica, sabotage == Sabotage.NO_STOP_READER)));
        RouterClient client = new RouterClient(timeline, sabotage != Sabotage.NO_READ_BACK);
        routes(new Site(timeline, journal, chance, this::changed, sabotage));
        rollout = new RolloutSide(world, service("rollout"), client, readers, rules);
        routers.values().forEach(router -> rollout.register(router, "v0"));
        rollback = new RollbackSide(world, service("rollback"), routers, client, rules);
        flag = new FlagSide(world, service("flag"), readers, this::changed);
        flag.create(Flag.create(
                new Definition(Script.FLAG, Kind.RELEASE, new Scope("production", Script.FLAG), Variants.onOff()),
                Content.of(Variants.onOff().closed())));
        traffic.put(Script.FLAG, new Traffic(timeline, () -> shares(flag())));
        monitor = new MonitorSide(world, service("monitor"), traffic);
        services.values().forEach(service -> service.replicas().forEach(replica -> started(service.name(), replica)));
    }

    private RollbackSide rollbackSide() {
        return rollback;
    }

    private void routes(Site site) {
        for (String name : Script.ROUTES) {
            Router router = new Router(site, name, name.equals("shop"), Weights.all("v0"));
            router.deploy("v0");
            routers.put(name, router);
            traffic.put(name, new Traffic(timeline, () -> shares(router.weights())));
        }
    }

    Service service(String name) {
        return Objects.requireNonNull(services.get(name), name);
    }

    Flag flag() {
        return Objects.requireNonNull(flag.flags().get(Script.FLAG));
    }

    List<Group> groups() {
        return Stream.of(rollout.groups(), rollback.groups(), flag.groups(), monitor.groups())
                .flatMap(List::stream)
                .toList();
    }

    List<Outbox> outboxes() {
        return List.of(rollout.outbox(), rollback.outbox(), flag.outbox(), monitor.outbox());
    }

    /** A process has started, for the first time or again. */
    void started(String service, Replica replica) {
        switch (service) {
            case "rollout" -> rollout.start(replica);
            case "rollback" -> rollback.start(replica);
            case "monitor" -> monitor.start(replica);
            case "flag" -> flag.outbox().look();
            default -> throw new IllegalArgumentException(service);
        }
    }

    private void changed(Router router, Weights before, @Nullable Command by) {
        Traffic users = traffic.get(router.route());
        if (users != null) {
            users.count(shares(before));
        }
        rules.changed(router, before, by);
    }

    private void changed(Flag before, Flag after, FlagCommand command, long asked) {
        Objects.requireNonNull(traffic.get(before.key())).count(shares(before));
        journal.step(
                "flag " + before.key(), () -> before.exposure() + " -> " + after.exposure() + " by " + command.cause());
        FlagWatch watch = rules;
        watch.changed(before, after, command, asked);
    }

    private static Map<String, Double> shares(Weights weights) {
        Map<String, Double> shares = new LinkedHashMap<>();
        weights.percents().forEach((version, percent) -> shares.put(version, (double) percent));
        return shares;
    }

    private static Map<String, Double> shares(Flag flag) {
        Exposure exposure = flag.exposure();
        Map<String, Double> shares = new LinkedHashMap<>();
        flag.definition()
                .variants()
                .values()
                .keySet()
                .forEach(variant -> shares.put(variant, Share.of(exposure, variant)));
        return shares;
    }
}
