package dev.sluice.demo.shop;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/**
 * How a part of the shop misbehaves.
 *
 * @param errorRate share of requests that fail, 0 to 1
 * @param delayMillis how much longer each request takes
 * @param down answers nothing at all: connections are closed
 */
record Fault(double errorRate, long delayMillis, boolean down) {

    static final Fault NONE = new Fault(0, 0, false);
    private static final long MOST_MILLIS = 60_000;

    Fault {
        if (!(errorRate >= 0 && errorRate <= 1)) {
            throw new IllegalArgumentException("errorRate must lie between 0 and 1");
        }
        if (delayMillis < 0 || delayMillis > MOST_MILLIS) {
            throw new IllegalArgumentException("delayMs must lie between 0 and " + MOST_MILLIS);
        }
    }

    /** Both at once. */
    Fault and(Fault other) {
        double passes = (1 - errorRate) * (1 - other.errorRate);
        long delay = Math.min(MOST_MILLIS, delayMillis + other.delayMillis);
        return new Fault(1 - passes, delay, down || other.down);
    }

    /**
     * A switch as it was sent: {@code {"version": "2.0.0", "errorRate": 0.05, "delayMs": 0, "down": false}}, or with
     * {@code variant} in place of {@code version}. What is left out is as it should be.
     */
    record Switch(boolean byVariant, String name, Fault fault) {

        static Switch read(Buffer body) {
            JsonObject json = parse(body);
            boolean byVariant = json.containsKey("variant");
            if (byVariant == json.containsKey("version")) {
                throw new IllegalArgumentException("name either a version or a variant");
            }
            if (!(json.getValue(byVariant ? "variant" : "version") instanceof String name)) {
                throw new IllegalArgumentException("a version or variant is a text");
            }
            double rate = number(json, "errorRate");
            return new Switch(
                    byVariant,
                    name,
                    new Fault(rate, (long) number(json, "delayMs"), Boolean.TRUE.equals(json.getValue("down"))));
        }

        private static JsonObject parse(Buffer body) {
            try {
                return new JsonObject(body);
            } catch (DecodeException notJson) {
                throw new IllegalArgumentException("the body is not a JSON object", notJson);
            }
        }

        private static double number(JsonObject json, String field) {
            return switch (json.getValue(field, 0)) {
                case Number number -> number.doubleValue();
                case null, default -> throw new IllegalArgumentException(field + " is a number");
            };
        }
    }
}
