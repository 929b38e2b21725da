package dev.sluice.bench.ofrep;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.bench.Api;
import dev.sluice.bench.StackFailure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Module bench-echo in a process of its own, on the JVM of flag-service with the same options. */
final class EchoServer implements AutoCloseable {
    private static final Path PROGRAM = Path.of("bench-echo", "target", "quarkus-app", "quarkus-run.jar");
    private static final long READY_WITHIN_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Process process;
    private final URI uri;

    private EchoServer(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    /**
     * Starts it.
     *
     * @param like the process whose JVM it is to have
     */
    static EchoServer start(long like, JsonNode answer) throws IOException, InterruptedException {
        if (!Files.exists(PROGRAM)) {
            throw new StackFailure("There is no " + PROGRAM + ". Run this as ./sluice bench ofrep, which builds it.");
        }
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder(command(like))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        EchoServer server = new EchoServer(builder.start(), URI.create("http://127.0.0.1:" + port + "/echo"));
        server.answerWith(answer);
        return server;
    }

    URI uri() {
        return uri;
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroy();
    }

    private static List<String> command(long like) {
        ProcessHandle.Info model = ProcessHandle.of(like)
                .map(ProcessHandle::info)
                .orElseThrow(() -> new StackFailure("flag-service does not run (process " + like + ")"));
        List<String> command = new ArrayList<>();
        command.add(model.command().orElseThrow(() -> new StackFailure("cannot see the command of process " + like)));
        for (String argument : model.arguments().orElse(new String[0])) {
            if (isOption(argument)) {
                command.add(argument);
            }
        }
        command.add("-jar");
        command.add(PROGRAM.toString());
        return command;
    }

    /** The heap, the collector and the like; not the archive of the other program's classes. */
    static boolean isOption(String argument) {
        return argument.startsWith("-X")
                && !argument.startsWith("-Xlog")
                && !argument.startsWith("-XX:SharedArchiveFile")
                && !argument.startsWith("-XX:ArchiveClassesAtExit");
    }

    private void answerWith(JsonNode answer) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(Api.JSON.writeValueAsString(answer)))
                .build();
        long end = System.nanoTime() + READY_WITHIN_NANOS;
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (true) {
                try {
                    int status = client.send(request, BodyHandlers.discarding()).statusCode();
                    if (status != 204) {
                        throw new StackFailure("the echo answered " + status);
                    }
                    return;
                } catch (ConnectException notYet) {
                    if (!process.isAlive() || System.nanoTime() - end > 0) {
                        throw new StackFailure("the echo does not start: " + process.info());
                    }
                    TimeUnit.MILLISECONDS.sleep(100);
                }
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
