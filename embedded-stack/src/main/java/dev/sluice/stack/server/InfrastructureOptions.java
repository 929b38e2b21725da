package dev.sluice.stack.server;

import dev.sluice.stack.Arguments;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What {@code Infrastructure} was asked for.
 *
 * @param data where both servers keep their data; absent: a temporary folder that is deleted at the end
 * @param file where the addresses are written once both servers answer
 * @param parentPid the process whose end ends this one
 * @param postgresPort absent: a random free port
 * @param kafkaPort absent: a random free port
 */
public record InfrastructureOptions(
        Optional<Path> data, Path file, OptionalLong parentPid, OptionalInt postgresPort, OptionalInt kafkaPort) {
    public static final String USAGE =
            "usage: Infrastructure --file JSON [--data DIR] [--parent-pid PID] [--postgres-port N] [--kafka-port N]";

    private static final Set<String> KNOWN = Set.of("data", "file", "parent-pid", "postgres-port", "kafka-port");

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException with a sentence for the person who typed the arguments
     */
    public static InfrastructureOptions parse(String... arguments) {
        Arguments parsed = Arguments.parse(KNOWN, Set.of(), arguments);
        if (!parsed.words().isEmpty()) {
            throw new IllegalArgumentException("what is “" + parsed.words().getFirst() + "”?");
        }
        return new InfrastructureOptions(
                parsed.value("data").map(Path::of),
                Path.of(parsed.value("file").orElseThrow(() -> new IllegalArgumentException("--file is missing"))),
                parsed.number("parent-pid", 1, Long.MAX_VALUE),
                port(parsed, "postgres-port"),
                port(parsed, "kafka-port"));
    }

    private static OptionalInt port(Arguments parsed, String name) {
        OptionalLong value = parsed.number(name, 1, 65_535);
        return value.isPresent() ? OptionalInt.of(Math.toIntExact(value.getAsLong())) : OptionalInt.empty();
    }
}
