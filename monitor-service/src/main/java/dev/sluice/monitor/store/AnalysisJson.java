package dev.sluice.monitor.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.monitor.analysis.AnalysisState;
import dev.sluice.monitor.messaging.PlannedReader;
import dev.sluice.monitor.messaging.PlannedRollout;
import jakarta.enterprise.context.ApplicationScoped;

/** Analyses as JSON text and back. */
@ApplicationScoped
public class AnalysisJson {
    private final ObjectMapper json;

    public AnalysisJson(ObjectMapper json) {
        this.json = json;
    }

    public String write(AnalysisState state) {
        try {
            return json.writeValueAsString(state);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a state of records is always JSON", e);
        }
    }

    public AnalysisState readState(String text) {
        try {
            return json.readValue(text, AnalysisState.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored state is always readable", e);
        }
    }

    /** Reads the data of {@code rollout.planned} again, as it was stored. */
    public PlannedRollout readPlanned(String text) {
        try {
            return PlannedReader.read(json.readTree(text));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored plan is always readable", e);
        }
    }
}
