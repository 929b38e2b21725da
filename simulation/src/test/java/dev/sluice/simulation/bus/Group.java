package dev.sluice.simulation.bus;

import dev.sluice.kit.envelope.EventEnvelope;
import dev.sluice.simulation.history.Journal;
import dev.sluice.simulation.world.Replica;
import dev.sluice.simulation.world.Service;
import dev.sluice.simulation.world.Timeline;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A consumer group on one topic. Each partition has one owner; it handles a record, acknowledges it, and commits its position now and
 * then. Who owns the partition next goes on from what was committed, so records come again.
 */
public final class Group {
    /** How long a member may be silent before its partitions move. */
    public static final long SESSION = 6_000;

    private static final int COMMIT = 3_000;
    private static final long AGAIN = 200;
    /** One record in so many is delivered twice although nothing breaks. */
    private static final int DUPLICATES = 30;

    /** Handles one event in a transaction of its own; false when it cannot now and the record is tried again in place. */
    public interface Handler {
        boolean handle(Replica replica, EventEnvelope event);
    }

    private static final class Lane {
        final String key;
        Replica owner;
        int generation;
        int position;
        int committed;
        boolean busy;

        Lane(String key, Replica owner) {
            this.key = key;
            this.owner = owner;
        }
    }

    private final Kafka kafka;
    private final Timeline timeline;
    private final Journal journal;
    private final Service service;
    private final String topic;
    private final Handler handler;
    private final Map<String, Lane> lanes = new LinkedHashMap<>();
    private long lateUntil;

    public Group(Bus bus, Service service, String topic, Handler handler) {
        this.kafka = bus.kafka();
        this.timeline = bus.timeline();
        this.journal = bus.journal();
        this.service = service;
        this.topic = topic;
        this.handler = handler;
        kafka.onAppend((in, key) -> {
            if (in.equals(topic)) {
                fetch(lane(key));
            }
        });
        kafka.onBack(this::fetchAll);
    }

    public String topic() {
        return topic;
    }

    public Service service() {
        return service;
    }

    private Lane lane(String key) {
        return lanes.computeIfAbsent(
                key,
                name -> new Lane(
                        name,
                        service.replicas().get(lanes.size() % service.replicas().size())));
    }

    /** Nothing of this topic arrives at this service for so long. */
    public void late(long millis) {
        lateUntil = Math.max(lateUntil, timeline.now() + millis);
    }

    /** All arrives at once again. */
    public void onTime() {
        lateUntil = 0;
        lanes.values().forEach(this::restart);
    }

    /** Every partition begins again some records before where it is. */
    public void rewind(int records) {
        lanes.values().forEach(lane -> {
            lane.committed = Math.max(0, Math.min(lane.committed, lane.position) - records);
            restart(lane);
        });
    }

    /** A member went silent for longer than the session. */
    public void moveFrom(Replica silent) {
        for (Lane lane : lanes.values()) {
            if (lane.owner == silent) {
                service.replicas().stream().filter(Replica::running).findFirst().ifPresent(other -> {
                    lane.owner = other;
                    restart(lane);
                });
            }
        }
    }

    /** A member is back: it keeps what nobody took, and takes what nobody alive has and every second one of the others. */
    public void joined(Replica replica) {
        int number = 0;
        for (Lane lane : lanes.values()) {
            boolean moves = !lane.owner.running() || number++ % 2 == 1;
            if (lane.owner == replica || moves) {
                lane.owner = replica;
                restart(lane);
            }
        }
    }

    private void restart(Lane lane) {
        lane.generation++;
        lane.busy = false;
        lane.position = lane.committed;
        fetch(lane);
    }

    private void fetchAll() {
        lanes.values().forEach(this::fetch);
    }

    private void fetch(Lane lane) {
        List<Kafka.Message> log = kafka.log(topic, lane.key);
        if (lane.busy || !lane.owner.running() || kafka.away() || lane.position >= log.size()) {
            return;
        }
        lane.busy = true;
        Replica owner = lane.owner;
        int generation = lane.generation;
        EventEnvelope event = log.get(lane.position).event();
        long pause = 1L + owner.chance().nextInt(10);
        owner.later(Math.max(pause, lateUntil - timeline.now()), () -> handle(lane, generation, owner, event));
    }

    /** A process that was stopped in the middle goes on with the record that it has in hand, whoever owns the partition now. */
    private void handle(Lane lane, int generation, Replica owner, EventEnvelope event) {
        if (!handler.handle(owner, event)) {
            owner.later(AGAIN, () -> again(lane, generation, owner, event));
            return;
        }
        owner.soon(4, () -> acknowledge(lane, generation, owner));
    }

    private void again(Lane lane, int generation, Replica owner, EventEnvelope event) {
        if (lane.generation == generation) {
            handle(lane, generation, owner, event);
        }
    }

    private void acknowledge(Lane lane, int generation, Replica owner) {
        if (lane.generation != generation) {
            journal.step(owner.name(), () -> "may no longer acknowledge " + topic + " of " + lane.key);
            return;
        }
        lane.busy = false;
        if (owner.chance().nextInt(DUPLICATES) > 0) {
            lane.position++;
        }
        int reached = lane.position;
        owner.soon(COMMIT, () -> {
            if (lane.generation == generation && !kafka.away()) {
                lane.committed = Math.max(lane.committed, reached);
            }
        });
        fetch(lane);
    }

    /** Whether all that was published was handled. */
    public boolean caughtUp() {
        return lanes.values().stream()
                .allMatch(lane -> lane.position >= kafka.log(topic, lane.key).size());
    }
}
