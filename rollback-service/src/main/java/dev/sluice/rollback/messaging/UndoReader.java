package dev.sluice.rollback.messaging;

import dev.sluice.kit.envelope.EventEnvelope;
import dev.sluice.kit.envelope.MalformedEventException;
import dev.sluice.rollback.matrix.RollbackMethod;
import dev.sluice.rollback.messaging.RolloutRecords.UndoData;
import dev.sluice.rollback.projection.Target;
import dev.sluice.rollback.projection.Undo;
import java.util.List;
import java.util.Map;

/** Reads undo lists. A method that this version does not know stays in the list as one that it cannot carry out. */
final class UndoReader {
    private UndoReader() {}

    static List<Undo> read(List<UndoData> undo, EventEnvelope event) {
        return undo.stream().map(each -> read(each, event)).toList();
    }

    private static Undo read(UndoData undo, EventEnvelope event) {
        if (undo.target() == null
                || undo.target().kind() == null
                || undo.target().name() == null) {
            throw new MalformedEventException(event + " has an undo without a target");
        }
        Target target = new Target(undo.target().kind(), undo.target().name());
        String method = EventData.required(undo.method(), "undo.method", event);
        if (method.equals(RollbackMethod.SHIFT_TRAFFIC.name()) && target.kind().equals(Target.ROUTE)) {
            Map<String, Integer> weights = EventData.required(undo.weights(), "undo.weights", event);
            return new Undo.ShiftTraffic(target.name(), weights);
        }
        if (method.equals(RollbackMethod.DISABLE_FLAG.name()) && target.kind().equals(Target.FLAG)) {
            return new Undo.DisableFlag(target.name(), EventData.required(undo.variant(), "undo.variant", event));
        }
        return new Undo.Unsupported(method, target);
    }
}
