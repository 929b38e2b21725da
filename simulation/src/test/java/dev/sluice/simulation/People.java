package dev.sluice.simulation;

import dev.sluice.flag.change.Edited;
import dev.sluice.flag.change.FlagCommand;
import dev.sluice.flag.model.Exposure;
import dev.sluice.rollout.lifecycle.By;
import dev.sluice.rollout.lifecycle.Endpoints;
import dev.sluice.rollout.lifecycle.RolloutEvent;
import dev.sluice.rollout.lifecycle.RolloutInput;
import dev.sluice.rollout.plan.Change;
import dev.sluice.simulation.faults.Act;
import dev.sluice.simulation.faults.Act.Wish;
import dev.sluice.simulation.faults.Script;
import dev.sluice.simulation.monitor.Traffic;
import dev.sluice.simulation.rollout.RolloutRow;
import dev.sluice.simulation.world.Replica;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** What persons do: they plan, ask for things, and change flags by hand. */
final class People {
    private static final By ADA = new By("ada", "because");

    private final Town town;
    private int versions;

    People(Town town) {
        this.town = town;
    }

    void plan(Act.Plan plan) {
        boolean flag = plan.target().equals(Script.FLAG);
        Optional<Change> change = flag ? variants() : versions(plan.target());
        Optional<Replica> replica = running("rollout");
        if (change.isEmpty() || replica.isEmpty()) {
            return;
        }
        UUID id = town.world.ids().next();
        RolloutEvent.Planned planned = new RolloutEvent.Planned(
                town.timeline.instant(),
                id,
                Plans.plan(plan.target(), flag, change.get(), plan.shape()),
                endpoints(flag ? Map.of() : Map.of(plan.target(), Map.of("driver", "simulated", "url", "none"))),
                "ada");
        if (town.rollout.plan(replica.get(), id, planned)) {
            String to = change.get().to();
            if (!flag) {
                Objects.requireNonNull(town.routers.get(plan.target())).deploy(to);
            }
            Traffic users = Objects.requireNonNull(town.traffic.get(plan.target()));
            if (plan.bad()) {
                users.spoil(to);
            } else {
                users.mend(to);
            }
        }
    }

    private static Endpoints endpoints(Map<String, Map<String, String>> routes) {
        return new Endpoints(routes, Map.of("gateway", Map.of("type", "gateway", "url", "none")));
    }

    private Optional<Change> versions(String route) {
        String active =
                Objects.requireNonNull(town.rollout.routes().get(route), route).active();
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

    void ask(Act.Ask ask) {
        newest(ask.target()).ifPresent(row -> {
            UUID id = row.state().journey().rolloutId();
            if (ask.wish() == Wish.BREAK_GLASS) {
                running("rollback").ifPresent(replica -> town.rollback.breakGlass(replica, id));
            } else if (town.service("rollout").anyRunning()) {
                town.rollout.shell().handle(id, input(ask.wish()), null);
            }
        });
    }

    private Optional<Replica> running(String service) {
        return town.service(service).replicas().stream()
                .filter(Replica::running)
                .findFirst();
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

    void edit(Act.Edit edit) {
        if (town.service("flag").anyRunning()) {
            Exposure now = town.flag().exposure();
            Exposure wanted = new Exposure(now.variant(), now.otherwise(), now.internal(), edit.percentage());
            commands(edit.percentage() == 0, wanted).forEach(command -> town.flag.change(edit.flag(), command, null));
        }
    }

    /** Nobody leaves a flag disabled when they want to expose it. */
    private static List<FlagCommand> commands(boolean nobody, Exposure wanted) {
        return nobody
                ? List.of(new FlagCommand.Disable(null))
                : List.of(
                        new FlagCommand.Edit(new Edited.SwitchedOn(), null),
                        new FlagCommand.Edit(new Edited.NewExposure(wanted), null));
    }

    /** The rollout that was planned last for a target. */
    Optional<RolloutRow> newest(String target) {
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
