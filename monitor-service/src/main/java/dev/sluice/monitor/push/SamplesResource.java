package dev.sluice.monitor.push;

import dev.sluice.kit.auth.Caller;
import dev.sluice.kit.auth.Role;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Samples for sources of type {@code push}. */
@Path("/api/v1/samples")
public class SamplesResource {
    private final PushCounter counter;
    private final Caller caller;

    SamplesResource(PushCounter counter, Caller caller) {
        this.counter = counter;
        this.caller = caller;
    }

    /**
     * What became of a batch.
     *
     * @param counted false when a batch of this reporter and sequence was counted before
     */
    public record Receipt(boolean counted) {}

    @POST
    @Transactional
    @Operation(
            summary = "Counts a batch of samples, once per reporter and sequence; send it again until it is answered")
    public Receipt push(@Valid @NotNull PushedBatch batch) {
        if (!caller.may(Role.REPORTER, batch.environment(), batch.service())) {
            caller.require(Role.OPERATOR, batch.environment(), batch.service());
        }
        return new Receipt(counter.count(batch));
    }
}
