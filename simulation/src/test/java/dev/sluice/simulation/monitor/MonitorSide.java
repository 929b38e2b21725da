package dev.sluice.simulation.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.kit.envelope.EventEnvelope;
import dev.sluice.monitor.analysis.AnalysisPlan;
import dev.sluice.monitor.analysis.AnalysisState;
import dev.sluice.monitor.analysis.Look;
import dev.sluice.monitor.analysis.Opinion;
import dev.sluice.monitor.analysis.RolloutSteps;
import dev.sluice.monitor.analysis.Schedule;
import dev.sluice.monitor.analysis.Snapshot;
import dev.sluice.monitor.analysis.SourceReading;
import dev.sluice.monitor.messaging.MonitorWire;
import dev.sluice.monitor.messaging.PlannedReader;
import dev.sluice.monitor.messaging.StepReader;
import dev.sluice.simulation.bus.Group;
import dev.sluice.simulation.bus.Inbox;
import dev.sluice.simulation.bus.Outbox;
import dev.sluice.simulation.bus.Topics;
import dev.sluice.simulation.world.Replica;
import dev.sluice.simulation.world.Sabotage;
import dev.sluice.simulation.world.Service;
import dev.sluice.simulation.world.Timeline;
import dev.sluice.simulation.world.World;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** monitor-service: its analyses, and looks that are leased to one process at a time. */
public final class MonitorSide {
    private static final String PLANNED = "dev.sluice.rollout.planned.v1";
    private static final long LEASE = 10_000;
    private static final int POLL = 200;

    /** An analysis as the database has it. */
    private static final class Row {
        final AnalysisPlan plan;
        final String target;
        AnalysisState state;
        UUID causedBy;

        @Nullable
        Instant next;

        int token;
        String owner = "";
        long leaseUntil;

        Row(AnalysisPlan plan, String target, AnalysisState state, UUID causedBy) {
            this.plan = plan;
            this.target = target;
            this.state = state;
            this.causedBy = causedBy;
        }
    }

    private final World world;
    private final Service service;
    private final Map<String, Traffic> traffic;
    private final Map<UUID, Row> rows = new LinkedHashMap<>();
    private final Outbox outbox;
    private final Inbox inbox;
    private final List<Group> groups;

    /** The service; {@code traffic} by name of the target. */
    public MonitorSide(World world, Service service, Map<String, Traffic> traffic) {
        this.world = world;
        this.service = service;
        this.traffic = traffic;
        this.outbox = new Outbox(world.bus().kafka(), service, world.bus().journal());
        this.inbox = new Inbox(world.sabotage() == Sabotage.NO_INBOX);
        this.groups = List.of(new Group(world.bus(), service, Topics.ROLLOUTS, this::onRollout));
    }

    public List<Group> groups() {
        return groups;
    }

    public Outbox outbox() {
        return outbox;
    }

    public void start(Replica replica) {
        rows.values().stream().filter(row -> row.owner.equals(replica.name())).forEach(row -> row.leaseUntil = 0);
        replica.soon(POLL, () -> claim(replica));
        outbox.look();
    }

    private boolean onRollout(Replica replica, EventEnvelope event) {
        if (inbox.firstTime(Topics.ROLLOUTS, event.id())) {
            world.step(replica.name(), () -> "handles " + event);
            JsonNode data = MonitorWire.data(event);
            if (event.type().equals(PLANNED)) {
                planned(event, data);
            } else {
                step(event, data);
            }
        }
        return true;
    }

    private void planned(EventEnvelope event, JsonNode data) {
        AnalysisPlan plan = PlannedReader.read(data).plan();
        String target = data.path("targets").path(0).path("name").asText();
        AnalysisState state = AnalysisState.planned(
                plan,
                event.sequence(),
                data.path("attempt").asInt(1),
                world.timeline().instant());
        rows.putIfAbsent(plan.subject().rolloutId(), new Row(plan, target, state, event.id()));
    }

    private void step(EventEnvelope event, JsonNode data) {
        Row row = rows.get(UUID.fromString(event.subject()));
        if (row == null) {
            return;
        }
        Instant now = world.timeline().instant();
        row.state = RolloutSteps.apply(row.plan, row.state, StepReader.read(event.type(), event.sequence(), data, now));
        row.causedBy = event.id();
        due(row, Schedule.next(row.plan, row.state, now).isPresent() ? now : null);
    }

    private void due(Row row, @Nullable Instant next) {
        row.next = next;
        if (next != null) {
            world.timeline().at(Timeline.millis(next), () -> service.each(POLL, this::claim));
        }
    }

    private void claim(Replica replica) {
        Instant now = world.timeline().instant();
        for (Row row : rows.values()) {
            if (row.next != null && !row.next.isAfter(now) && row.leaseUntil < world.now()) {
                row.owner = replica.name();
                row.token++;
                row.leaseUntil = world.now() + LEASE;
                world.timeline().at(row.leaseUntil + 1, () -> service.each(POLL, this::claim));
                int token = row.token;
                replica.soon(5, () -> ask(replica, row, token));
            }
        }
    }

    private void ask(Replica replica, Row row, int token) {
        Instant asked = world.timeline().instant();
        Map<String, SourceReading> readings = new HashMap<>();
        if (Look.asks(row.state)) {
            Traffic counted = Objects.requireNonNull(traffic.get(row.target));
            SourceReading reading = counted.source() == Traffic.Source.FAILS
                    ? new SourceReading.Failed("it does not answer")
                    : new SourceReading.Counted(counted.reading(row.plan.arms()));
            row.plan.sources().forEach(name -> readings.put(name, reading));
        }
        replica.soon(20, () -> looked(replica, row, token, new Snapshot(asked, readings)));
    }

    private void looked(Replica replica, Row row, int token, Snapshot snapshot) {
        if (row.token != token) {
            world.step(replica.name(), () -> "lost the lease of a look");
            return;
        }
        Look look = Look.at(row.plan, row.state, snapshot);
        row.state = look.state();
        row.token++;
        row.leaseUntil = 0;
        due(row, Schedule.next(row.plan, look.state(), snapshot.at()).orElse(null));
        look.verdict().ifPresent(opinion -> tell(replica, row, opinion));
    }

    private void tell(Replica replica, Row row, Opinion opinion) {
        world.step(
                replica.name(),
                () -> "finds " + row.plan.subject().rolloutId() + " " + opinion.verdict() + " at "
                        + row.state.position());
        EventEnvelope event = MonitorWire.verdict(
                        world.ids().next(),
                        row.plan.subject(),
                        row.state,
                        opinion,
                        world.timeline().instant())
                .causedBy(row.causedBy);
        outbox.append(Topics.VERDICTS, event.subject(), event);
    }
}
