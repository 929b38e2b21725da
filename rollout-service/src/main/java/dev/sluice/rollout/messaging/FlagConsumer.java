package dev.sluice.rollout.messaging;

import dev.sluice.kit.consume.EventConsumer;
import dev.sluice.kit.envelope.EventEnvelope;
import dev.sluice.rollout.application.FlagAnswers;
import dev.sluice.rollout.lifecycle.By;
import dev.sluice.rollout.store.KnownFlag;
import dev.sluice.rollout.store.KnownFlags;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What flag-service did or refused, for the core; and what flags there are. */
@ApplicationScoped
public class FlagConsumer {

    private static final String STOPPED = "stopped";

    private final EventConsumer events;
    private final KnownFlags flags;
    private final FlagAnswers answers;

    FlagConsumer(EventConsumer events, KnownFlags flags, FlagAnswers answers) {
        this.events = events;
        this.flags = flags;
        this.answers = answers;
    }

    @Incoming("flags")
    @Blocking
    public void onRecord(ConsumerRecord<String, byte[]> record) {
        events.consume("flags", record, this::handle);
    }

    void handle(EventEnvelope event) {
        switch (event.type()) {
            case "dev.sluice.flag.created.v1" -> flags.created(created(Data.of(event)));
            case "dev.sluice.flag.changed.v1" -> changed(event, Data.of(event));
            case "dev.sluice.flag.change-refused.v1" -> refused(event, Data.of(event));
            case "dev.sluice.flag.archived.v1" -> {
                Data data = Data.of(event);
                flags.archived(data.text("flag"), data.integer("revision"));
            }
            default -> {} // not for the aggregate
        }
    }

    private void changed(EventEnvelope event, Data data) {
        KnownFlags.Exposure exposure = exposure(data.object("exposure"));
        flags.changed(data.text("flag"), data.integer("revision"), exposure);
        UUID asked = event.causationId();
        if (asked != null) {
            answers.applied(asked, observed(data.integer("revision"), exposure), event.id());
        }
        UUID driving = data.uuidOrNull("rolloutId");
        if (driving != null && disabled(data)) {
            answers.disabled(driving, by(data), event.id());
        }
    }

    /** A person used the kill switch; whatever else they change, no rollout drives the flag then. */
    static boolean disabled(Data data) {
        return data.text("cause").equals("PERSON")
                && data.raw("change").asText().equals("disabled");
    }

    static By by(Data data) {
        return new By(
                data.raw("by").asText("somebody"),
                "Flag " + data.text("flag") + " was disabled: "
                        + data.raw("reason").asText("no reason given"));
    }

    private void refused(EventEnvelope event, Data data) {
        UUID asked = event.causationId();
        // what stopped the attempt comes on a topic of its own, and says more than this
        if (asked != null && !data.text("reason").equals(STOPPED)) {
            answers.refused(
                    asked,
                    "flag-service refused to change " + data.text("flag") + ": " + data.text("reason") + ". "
                            + data.text("detail"),
                    event.id());
        }
    }

    static KnownFlag created(Data data) {
        List<String> variants = new ArrayList<>();
        data.raw("variants").fieldNames().forEachRemaining(variants::add);
        KnownFlags.Exposure exposure = exposure(data.object("exposure"));
        return new KnownFlag(
                data.text("flag"),
                data.text("service"),
                data.text("environment"),
                variants,
                exposure.variant(),
                exposure.otherwise(),
                exposure.internal(),
                exposure.percentage(),
                data.integer("revision"),
                false);
    }

    static KnownFlags.Exposure exposure(Data data) {
        return new KnownFlags.Exposure(
                data.text("variant"), data.text("otherwise"), data.truth("internal"), data.integer("percentage"));
    }

    static Map<String, Object> observed(int revision, KnownFlags.Exposure exposure) {
        Map<String, Object> observed = new LinkedHashMap<>();
        observed.put("revision", revision);
        observed.put("variant", exposure.variant());
        observed.put("otherwise", exposure.otherwise());
        observed.put("internal", exposure.internal());
        observed.put("percentage", exposure.percentage());
        return observed;
    }
}
