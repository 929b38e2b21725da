package dev.sluice.bench.flag;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.bench.Api;
import dev.sluice.bench.StackFailure;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One client that asks for one flag over and over, until it is told that the flag is off. */
final class OfrepPoll {

    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final int EVERY_MILLIS = 2;

    private final Api flags;
    private final String flag;
    private final ObjectNode question = Api.JSON.createObjectNode();

    OfrepPoll(Api flags, String flag) {
        this.flags = flags;
        this.flag = flag;
        question.putObject("context").put("targetingKey", "somebody");
    }

    /** Is the flag on for this client? */
    boolean on() throws IOException, InterruptedException {
        return value(flags.post("/ofrep/v1/evaluate/flags/" + flag, question));
    }

    /**
     * The value of an answer.
     *
     * @throws StackFailure when it has none: an error is not "off"
     */
    static boolean value(JsonNode answer) {
        JsonNode value = answer.path("value");
        if (!value.isBoolean()) {
            throw new StackFailure("an evaluation answered without a value: " + answer);
        }
        return value.asBoolean();
    }

    /** Begins to ask; completes with the arrival of the first answer that says off. */
    CompletableFuture<Instant> untilOff() {
        CompletableFuture<Instant> off = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("ofrep-" + flag).start(() -> ask(off));
        return off;
    }

    private void ask(CompletableFuture<Instant> off) {
        long end = System.nanoTime() + LONGEST_NANOS;
        try {
            while (on()) {
                if (System.nanoTime() - end > 0) {
                    throw new StackFailure("flag " + flag + " stayed on");
                }
                TimeUnit.MILLISECONDS.sleep(EVERY_MILLIS);
            }
            off.complete(Instant.now());
        } catch (IOException | StackFailure failed) {
            off.completeExceptionally(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            off.completeExceptionally(stopped);
        }
    }
}
