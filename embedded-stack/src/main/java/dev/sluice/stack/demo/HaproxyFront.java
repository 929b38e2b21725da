package dev.sluice.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.stack.StackException;
import dev.sluice.stack.launch.Layout;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A HAProxy in front of both versions of the shop, with visitors of its own; it lives as long as the demo. */
final class HaproxyFront implements Front, AutoCloseable {

    /** The address of a UNIX socket holds no more bytes. */
    private static final int LONGEST_PATH = 107;

    private static final long PATIENCE_MILLIS = 10_000;

    /** Columns of {@code show servers state}. */
    private static final int NAME = 3;

    private static final int WEIGHT = 7;

    private final Path socket;
    private final Process process;
    private final Visitors visitors;

    private HaproxyFront(Path socket, Process process, Visitors visitors) {
        this.socket = socket;
        this.process = process;
        this.visitors = visitors;
    }

    /** Where the running system is, whose ports all moved by the same offset. */
    static Layout layout(Path root, Path state, JsonNode stackFile) {
        int gateway = URI.create(stackFile.path("gateway").asText()).getPort();
        return new Layout(root, state, gateway - Layout.GATEWAY);
    }

    static HaproxyFront start(Layout layout, Story story) throws IOException, InterruptedException {
        Path program = program()
                .orElseThrow(() -> new StackException("--router haproxy needs HAProxy, and there is no haproxy in PATH."
                        + " Install it, for example: apt-get install haproxy, brew install haproxy."));
        Path socket = layout.state().resolve("haproxy.sock");
        if (socket.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH) {
            throw new StackException(
                    "The path of " + socket + " is too long for a socket; set SLUICE_HOME to a shorter one.");
        }
        story.chapter("Starting HAProxy in front of the shop");
        Path configuration = layout.state().resolve("haproxy.cfg");
        Files.writeString(configuration, configuration(layout, socket));
        Files.deleteIfExists(socket);
        Process process = new ProcessBuilder(program.toString(), "-db", "-f", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(layout.log("haproxy").toFile()))
                .start();
        HaproxyFront front = new HaproxyFront(socket, process, new Visitors(layout.url(Layout.HAPROXY) + "/checkout"));
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        front.awaitReady(layout);
        story.tell("HAProxy listens on " + layout.address(Layout.HAPROXY) + "; about " + Visitors.A_SECOND
                + " visitors a second come through it");
        return front;
    }

    Path socket() {
        return socket;
    }

    /** What to register the route with. The servers are named like the versions. */
    String url() {
        return url(socket);
    }

    /** A folder's name may hold what means something else in a URL: a space, a percent sign, a question mark. */
    static String url(Path socket) {
        return "haproxy+unix://" + socket.toUri().getRawPath() + "?backend=shop";
    }

    @Override
    public String route() {
        return "shop-haproxy";
    }

    @Override
    public String source() {
        return "shop-versions";
    }

    @Override
    public String name() {
        return "HAProxy";
    }

    @Override
    public Map<String, Integer> desired() throws IOException {
        Map<String, Integer> weights = new TreeMap<>();
        ask("show servers state shop").lines().forEach(line -> {
            String[] columns = line.split(" ", -1);
            if (columns.length > WEIGHT && !line.startsWith("#")) {
                weights.put(columns[NAME], Integer.parseInt(columns[WEIGHT]));
            }
        });
        int all = weights.values().stream().mapToInt(Integer::intValue).sum();
        weights.replaceAll((version, weight) -> all == 0 ? 0 : Math.round(100f * weight / all));
        return weights;
    }

    @Override
    public Map<String, Long> requests() {
        return visitors.served();
    }

    @Override
    public void close() {
        visitors.close();
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
            Files.deleteIfExists(socket);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // safe because the next demo removes it before it begins
            return;
        }
    }

    private void awaitReady(Layout layout) throws IOException, InterruptedException {
        long last = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        while (!Files.exists(socket)) {
            if (!process.isAlive() || System.nanoTime() > last) {
                close();
                throw new StackException("HAProxy did not start; " + layout.log("haproxy") + " says why.");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        visitors.begin();
    }

    private String ask(String command) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            channel.write(ByteBuffer.wrap((command + "\n").getBytes(StandardCharsets.US_ASCII)));
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Optional<Path> program() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(Stream.of(path.split(":")), Stream.of("/usr/sbin", "/usr/local/sbin"))
                .map(folder -> Path.of(folder, "haproxy"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String configuration(Layout layout, Path socket) {
        return """
                global
                  stats socket %s mode 600 level admin
                defaults
                  mode http
                  timeout connect 1s
                  timeout check 3s
                  timeout client 30s
                  timeout server 30s
                frontend shop
                  bind %s
                  default_backend shop
                backend shop
                  balance roundrobin
                  option httpchk GET /health
                  http-response set-header %s %%s
                  server 1.0.0 %s check inter 1s weight 100
                  server 2.0.0 %s check inter 1s weight 0
                """.formatted(
                        socket,
                        layout.address(Layout.HAPROXY),
                        Visitors.SERVED_BY,
                        layout.address(Layout.SHOP_ONE),
                        layout.address(Layout.SHOP_TWO));
    }
}
