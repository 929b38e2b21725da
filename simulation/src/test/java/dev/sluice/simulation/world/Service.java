package dev.sluice.simulation.world;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** A service: its replicas share a database. */
public record Service(String name, List<Replica> replicas) {
    public static Service of(Timeline timeline, Chance chance, String name) {
        return new Service(
                name,
                IntStream.rangeClosed(1, 2)
                        .mapToObj(number -> new Replica(timeline, chance, name + "-" + number))
                        .toList());
    }

    /** Lets every process that runs do this soon; who does not run finds it when it starts. */
    public void each(int atMost, Consumer<Replica> work) {
        for (Replica replica : replicas) {
            if (replica.state() != Replica.State.DEAD) {
                replica.soon(atMost, () -> work.accept(replica));
            }
        }
    }

    public boolean anyRunning() {
        return replicas.stream().anyMatch(Replica::running);
    }
}
