package dev.sluice.simulation;

import dev.sluice.rollout.plan.Change;
import dev.sluice.simulation.bus.Group;
import dev.sluice.simulation.faults.Act;
import dev.sluice.simulation.faults.Deed;
import dev.sluice.simulation.monitor.Traffic;
import dev.sluice.simulation.targets.Router;
import dev.sluice.simulation.world.Replica;
import dev.sluice.simulation.world.Service;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Has the outside do what its script says, and heals everything at the end. */
final class Director {
    private final Town town;
    private final People people;

    Director(Town town) {
        this.town = town;
        this.people = new People(town);
    }

    void direct(List<Deed> script) {
        script.forEach(deed -> town.timeline.at(deed.at(), () -> act(deed.act())));
    }

    private void act(Act act) {
        town.journal.step("outside", act::toString);
        switch (act) {
            case Act.Plan plan -> people.plan(plan);
            case Act.Ask ask -> people.ask(ask);
            case Act.Edit edit -> people.edit(edit);
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
                people.newest(spoil.target()).ifPresent(row -> traffic(spoil.target())
                        .spoil(row.state().journey().compiled().plan().change().to()));
            case Act.SourceIs is -> {
                traffic(is.target()).behave(is.source());
                town.timeline.after(is.millis(), () -> traffic(is.target()).behave(Traffic.Source.ANSWERS));
            }
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
        people.newest(servers.route()).ifPresent(row -> {
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

    private Traffic traffic(String target) {
        return Objects.requireNonNull(town.traffic.get(target), target);
    }
}
