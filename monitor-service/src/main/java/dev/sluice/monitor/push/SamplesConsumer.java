package dev.sluice.monitor.push;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.kit.consume.EventConsumer;
import dev.sluice.kit.envelope.EventEnvelope;
import dev.sluice.kit.envelope.MalformedEventException;
import dev.sluice.kit.problem.ProblemException;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.io.IOException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** The same batches from the topic; who may write them is the topic's ACL. What cannot be counted is dead-lettered. */
@ApplicationScoped
public class SamplesConsumer {
    private static final String CHANNEL = "samples";
    private static final String REPORTED = "dev.sluice.samples.reported.v1";

    private final EventConsumer events;
    private final PushCounter counter;
    private final ObjectMapper json;
    private final Validator validator;

    SamplesConsumer(EventConsumer events, PushCounter counter, ObjectMapper json, Validator validator) {
        this.events = events;
        this.counter = counter;
        this.json = json;
        this.validator = validator;
    }

    @Incoming(CHANNEL)
    @Blocking
    public void onSamples(ConsumerRecord<String, byte[]> record) {
        events.consume(CHANNEL, record, event -> event.type().equals(REPORTED), this::handle);
    }

    private void handle(EventEnvelope event) {
        try {
            PushedBatch batch = json.readValue(event.data(), PushedBatch.class);
            if (batch == null || !validator.validate(batch).isEmpty()) {
                throw new MalformedEventException("the samples of " + event + " have not the form of their contract");
            }
            counter.count(batch);
        } catch (IOException | ProblemException e) {
            throw new MalformedEventException("the samples of " + event + " cannot be counted", e);
        }
    }
}
