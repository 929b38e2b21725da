package dev.sluice.rollout.messaging;

import dev.sluice.kit.consume.EventConsumer;
import dev.sluice.kit.envelope.EventEnvelope;
import dev.sluice.rollout.application.Rollbacks;
import dev.sluice.rollout.lifecycle.Fence;
import dev.sluice.rollout.lifecycle.RolloutInput;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What rollback-service does, for the core. */
@ApplicationScoped
public class RollbackConsumer {

    private final EventConsumer events;
    private final Rollbacks rollbacks;

    RollbackConsumer(EventConsumer events, Rollbacks rollbacks) {
        this.events = events;
        this.rollbacks = rollbacks;
    }

    @Incoming("rollbacks")
    @Blocking
    public void onRecord(ConsumerRecord<String, byte[]> record) {
        events.consume("rollbacks", record, this::handle);
    }

    void handle(EventEnvelope event) {
        switch (event.type()) {
            case "dev.sluice.rollback.started.v1" -> news(event, started(Data.of(event)));
            case "dev.sluice.rollback.step-completed.v1" -> news(event, progressed(Data.of(event)));
            case "dev.sluice.rollback.failed.v1" -> news(event, failed(Data.of(event)));
            case "dev.sluice.rollback.completed.v1" -> {
                Data data = Data.of(event);
                rollbacks.completed(data.uuid("rolloutId"), completed(data), restored(data), event.id());
            }
            default -> {} // not for the aggregate
        }
    }

    private void news(EventEnvelope event, RolloutInput input) {
        rollbacks.news(Data.of(event).uuid("rolloutId"), input, event.id());
    }

    static RolloutInput.RollbackStarted started(Data data) {
        return new RolloutInput.RollbackStarted(
                data.integer("attempt"),
                data.uuid("rollbackId"),
                data.text("trigger").equals("VERDICT"),
                data.failureKinds("failureKinds"),
                data.text("reason"));
    }

    static RolloutInput.RollbackProgressed progressed(Data data) {
        return new RolloutInput.RollbackProgressed(data.integer("attempt"), data.uuid("rollbackId"));
    }

    static RolloutInput.RollbackCompleted completed(Data data) {
        return new RolloutInput.RollbackCompleted(data.integer("attempt"), data.uuid("rollbackId"));
    }

    static RolloutInput.RollbackFailed failed(Data data) {
        return new RolloutInput.RollbackFailed(
                data.integer("attempt"), data.uuid("rollbackId"), data.text("reason"), data.text("detail"));
    }

    /** The routes that the rollback put back, with the weights that hold now. */
    static List<Rollbacks.RestoredRoute> restored(Data data) {
        List<Rollbacks.RestoredRoute> restored = new ArrayList<>();
        for (Data target : data.list("targets")) {
            if (target.text("kind").equals("route")) {
                Map<String, Integer> weights = new LinkedHashMap<>();
                target.raw("weights")
                        .properties()
                        .forEach(share ->
                                weights.put(share.getKey(), share.getValue().intValue()));
                restored.add(new Rollbacks.RestoredRoute(target.text("name"), weights, fence(target.object("fence"))));
            }
        }
        return restored;
    }

    private static Fence fence(Data data) {
        return new Fence(
                data.uuid("rollout"),
                data.integer("attempt"),
                data.constant("direction", Fence.Direction.class),
                data.integer("sequence"));
    }
}
