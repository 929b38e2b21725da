package dev.sluice.flag.ofrep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.flag.ofrep.Bodies.Failure;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Writes bodies, and counts what is refused. */
@Singleton
class Replies {
    private final EvaluationCounters counters;
    private final ObjectMapper json;

    Replies(EvaluationCounters counters, ObjectMapper json) {
        this.counters = counters;
        this.json = json;
    }

    /** The request makes no sense; the key is absent when it was about all flags. */
    Reply refused(@Nullable String key, InvalidRequestException e) {
        return failed(400, key, e.code(), String.valueOf(e.getMessage()));
    }

    /** Nothing was evaluated; the key is absent when it was about all flags. */
    Reply failed(int status, @Nullable String key, ErrorCode code, String details) {
        counters.count(code);
        return Reply.of(status, written(new Failure(key, code, details)));
    }

    byte[] written(Object body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the bodies of OFREP are always JSON", e);
        }
    }
}
