package dev.sluice.simulation;

import dev.sluice.flag.change.FlagCommand;
import dev.sluice.flag.model.Exposure;
import dev.sluice.rollout.lifecycle.By;
import dev.sluice.rollout.lifecycle.Endpoints;
import dev.sluice.rollout.lifecycle.RolloutEvent;
import dev.sluice.rollout.lifecycle.RolloutInput;
import dev.sluice.rollout.plan.Change;
import dev.sluice.simulation.bus.Group;
import dev.sluice.simulation.faults.Act;
import dev.sluice.simulation.faults.Act.Wish;
import dev.sluice.simulation.faults.Deed;
import dev.sluice.simulation.faults.Script;
import dev.sluice.simulation.monitor.Traffic;
import dev.sluice.simulation.rollout.RolloutRow;
import dev.sluice.simulation.rollout.RouteRow;
import dev.sluice.simulation.targets.Router;
import dev.sluice.simulation.world.Replica;
import dev.sluice.simulation.world.Service;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Has the outside do what its script says, and heals everything at the end. */
final class Director {
    private static final By ADA = new By("ada", "because");

    private final Town town;
    private int versions;

    Director(Town town) {
        this.town = town;
    }

    void direct(List<Deed> script) {
        script.forEach(deed -> town.timeline.at(deed.at(), () -> act(deed.act())));
    }

    private void act(Act act) {
        town.journal.step("outside", act::toString);
        switch (act) {
            case Act.Plan plan -> plan(plan);
            case Act.Ask ask -> ask(ask);
            case Act.Edit edit -> edit(edit);
            case Act.Kill kill -> down(kill.service(), kill.replica(), kill.millis(), Replica::kill);
            case Act.Stop stop -> down(stop.service(), stop.replica(), stop.millis(), Replica::stop);
            case Act.NapBeforeWrite nap ->
                replica(nap.service(), nap.replica())
                        .napBeforeWrite(() -> down(nap.service(), nap.replica(), nap.millis(), Replica::stop));
            case Act.KafkaAway away -> {
                town.kafka.leave();
                town.timeline.after(away.millis(), town.kafka::comeBack);
            }
            case Act.Late late -> groups(late.service(), late.topic()).forEach(group -> group.late(late.millis()));
            case Act.Again again ->
                groups(again.service(), again.topic()).forEach(group -> group.rewind(again.records()));
            case Act.ReaderLags lags ->
                Optional.ofNullable(town.readers.get(replica(lags.service(), lags.replica())))
                        .ifPresent(reader -> reader.lag(lags.millis()));
            case Act.RouterIs is -> {
                Router router = router(is.route());
                router.behave(is.mode());
                town.timeline.after(is.millis(), () -> router.behave(Router.Mode.NORMAL));
            }
            case Act.RouterForgets forgets -> router(forgets.route()).forget(forgets.even());
            case Act.ServersDown servers -> serversDown(servers);
            case Act.Spoil spoil ->
                newest(spoil.target()).ifPresent(row -> traffic(spoil.target())
                        .spoil(row.state().journey().compiled().plan().change().to()));
            case Act.SourceIs is -> {
                traffic(is.target()).behave(is.source());
                town.timeline.after(is.millis(), () -> traffic(is.target()).behave(Traffic.Source.ANSWERS));
            }
        }
    }

    private void plan(Act.Plan plan) {
        boolean flag = plan.target().equals(Script.FLAG);
        Optional<Change> change = flag ? variants() : versions(plan.target());
        if (change.isEmpty() || !town.service("rollout").anyRunning()) {
            return;
        }
        UUID id = town.world.ids().next();
        RolloutEvent.Planned planned = new RolloutEvent.Planned(
                town.timeline.instant(),
                id,
                Plans.plan(plan.target(), flag, change.get(), plan.shape()),
                endpoints(flag ? Map.of() : Map.of(plan.target(), Map.of("driver", "simulated", "url", "none"))),
                "ada");
        if (town.rollout.plan(id, planned)) {
            String to = change.get().to();
            if (!flag) {
                router(plan.target()).deploy(to);
            }
            if (plan.bad()) {
                traffic(plan.target()).spoil(to);
            } else {
                traffic(plan.target()).mend(to);
            }
        }
    }

    private static Endpoints endpoints(Map<String, Map<String, String>> routes) {
        return new Endpoints(routes, Map.of("gateway", Map.of("type", "gateway", "url", "none")));
    }

    private Optional<Change> versions(String route) {
        String active = routeRow(route).active();
        return Optional.of(new Change(active, "v" + ++versions));
    }

    /** As {@code KnownFlag.active}: empty while the flag is split. */
    private Optional<Change> variants() {
        Exposure now = town.flag().exposure();
        boolean all = now.percentage() == 100;
        boolean nobody = now.percentage() == 0 && !now.internal();
        if (!all && !nobody) {
            return Optional.empty();
        }
        String active = all ? now.variant() : now.otherwise();
        return Optional.of(new Change(active, active.equals("on") ? "off" : "on"));
    }

    private void ask(Act.Ask ask) {
        newest(ask.target()).ifPresent(row -> {
            UUID id = row.state().journey().rolloutId();
            if (ask.wish() == Wish.BREAK_GLASS) {
                town.service("rollback").replicas().stream()
                        .filter(Replica::running)
                        .findFirst()
                        .ifPresent(replica -> town.rollback.breakGlass(replica, id));
            } else if (town.service("rollout").anyRunning()) {
                town.rollout.shell().handle(id, input(ask.wish()), null);
            }
        });
    }

    private static RolloutInput input(Wish wish) {
        return switch (wish) {
            case PAUSE -> new RolloutInput.Pause(ADA);
            case RESUME -> new RolloutInput.Resume(ADA);
            case PROMOTE -> new RolloutInput.Promote(ADA, null);
            case APPROVE -> new RolloutInput.Approve(ADA, null);
            case CANCEL -> new RolloutInput.Cancel(ADA);
            case ROLLBACK -> new RolloutInput.Rollback(ADA, List.of());
            case RETRY -> new RolloutInput.Retry(ADA);
            case BREAK_GLASS -> throw new IllegalArgumentException("rollback-service is asked for that");
        };
    }

    private void edit(Act.Edit edit) {
        if (town.service("flag").anyRunning()) {
            Exposure now = town.flag().exposure();
            FlagCommand command = edit.percentage() == 0
                    ? new FlagCommand.Disable(null)
                    : new FlagCommand.Expose(
                            new Exposure(now.variant(), now.otherwise(), now.internal(), edit.percentage()), null);
            town.flag.change(edit.flag(), command, null);
        }
    }

    private interface Down {
        void bring(Replica replica);
    }

    private void down(String service, int number, int millis, Down how) {
        Replica replica = replica(service, number);
        how.bring(replica);
        lookAtLeader(service);
        town.timeline.after(Group.SESSION, () -> {
            if (!replica.running()) {
                groupsOf(service).forEach(group -> group.moveFrom(replica));
            }
        });
        town.timeline.after(millis, () -> up(service, replica));
    }

    private void up(String service, Replica replica) {
        boolean anew = replica.state() == Replica.State.DEAD;
        if (replica.go()) {
            town.journal.step("outside", () -> replica.name() + (anew ? " starts" : " goes on"));
            groupsOf(service).forEach(group -> group.joined(replica));
            if (anew) {
                town.started(service, replica);
            }
            lookAtLeader(service);
        }
    }

    private void lookAtLeader(String service) {
        switch (service) {
            case "rollout" -> town.rollout.outbox().look();
            case "rollback" -> town.rollback.outbox().look();
            case "flag" -> town.flag.outbox().look();
            default -> town.monitor.outbox().look();
        }
    }

    private void serversDown(Act.ServersDown servers) {
        Router router = router(servers.route());
        newest(servers.route()).ifPresent(row -> {
            Change change = row.state().journey().compiled().plan().change();
            router.takeDown(servers.candidate() ? change.to() : change.from());
            town.timeline.after(servers.millis(), router::bringUp);
        });
    }

    /** No fault any more: every process runs, Kafka and the routers answer, nothing is late. */
    void heal() {
        town.journal.step("outside", () -> "all faults are healed");
        town.kafka.comeBack();
        for (Map.Entry<String, Service> service : town.services.entrySet()) {
            service.getValue().replicas().forEach(replica -> up(service.getKey(), replica));
        }
        town.routers.values().forEach(router -> {
            router.behave(Router.Mode.NORMAL);
            router.bringUp();
        });
        town.traffic.values().forEach(users -> users.behave(Traffic.Source.ANSWERS));
        town.groups().forEach(Group::onTime);
    }

    private Replica replica(String service, int number) {
        return town.service(service).replicas().get(number - 1);
    }

    private List<Group> groupsOf(String service) {
        return town.groups().stream()
                .filter(group -> group.service().name().equals(service))
                .toList();
    }

    private List<Group> groups(String service, String topic) {
        return groupsOf(service).stream()
                .filter(group -> group.topic().equals(topic))
                .toList();
    }

    private Router router(String route) {
        return Objects.requireNonNull(town.routers.get(route), route);
    }

    private RouteRow routeRow(String route) {
        return Objects.requireNonNull(town.rollout.routes().get(route), route);
    }

    private Traffic traffic(String target) {
        return Objects.requireNonNull(town.traffic.get(target), target);
    }

    private Optional<RolloutRow> newest(String target) {
        return town.rollout.shell().rows().values().stream()
                .filter(row -> row.state()
                        .journey()
                        .compiled()
                        .targets()
                        .getFirst()
                        .name()
                        .equals(target))
                .reduce((earlier, later) -> later);
    }
}
