package dev.sluice.actuators.haproxy;

import dev.sluice.actuators.RouterFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * One line of commands on a connection of its own, read to its end, bounded in time and size. HAProxy's runtime API, section 9.3
 * of its management guide: without {@code prompt} it closes the connection after the first line.
 */
final class RuntimeSocket {

    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
    static final Duration EXCHANGE_TIMEOUT = Duration.ofSeconds(2);

    /** Room for some hundred servers; a whole dump of a large proxy is not asked for. */
    static final int LIMIT = 512 * 1024;

    private final String route;
    private final HaproxyUrl.Place place;
    private final long deadline;

    /** @param deadline when the last exchange must be over, in {@link System#nanoTime}; none begins after it */
    RuntimeSocket(String route, HaproxyUrl.Place place, long deadline) {
        this.route = route;
        this.place = place;
        this.deadline = deadline;
    }

    /** Sends the commands in this order and returns everything that was answered. */
    String send(String... commands) throws RouterFailure {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            throw new RouterFailure.Unreachable(route, "all of it took too long");
        }
        byte[] line = (String.join(";", commands) + "\n").getBytes(StandardCharsets.US_ASCII);
        try (SocketChannel channel = open();
                Selector selector = Selector.open()) {
            Exchange exchange = new Exchange(route, channel, selector, Duration.ofNanos(left));
            exchange.connect(address());
            exchange.write(line);
            return exchange.read();
        } catch (IOException broken) {
            // words of our own: which of many causes it was says less than what to look at
            throw new RouterFailure.Unreachable(route, "nothing listens there, or the connection broke");
        }
    }

    private SocketChannel open() throws IOException {
        return switch (place) {
            case HaproxyUrl.Place.Unix unix -> SocketChannel.open(StandardProtocolFamily.UNIX);
            case HaproxyUrl.Place.Tcp tcp -> SocketChannel.open();
        };
    }

    private SocketAddress address() throws RouterFailure {
        return switch (place) {
            case HaproxyUrl.Place.Unix unix -> {
                Path path = Path.of(unix.path());
                if (Files.exists(path) && !Files.isWritable(path)) {
                    throw new RouterFailure.Unauthorised(route, "this process may not write to the socket");
                }
                yield UnixDomainSocketAddress.of(path);
            }
            case HaproxyUrl.Place.Tcp tcp -> {
                InetSocketAddress address = new InetSocketAddress(tcp.host(), tcp.port());
                if (address.isUnresolved()) {
                    throw new RouterFailure.Unreachable(route, "its host has no address");
                }
                yield address;
            }
        };
    }

    /** The steps of one exchange; the limit covers all of them together. */
    private static final class Exchange {
        private final String route;
        private final SocketChannel channel;
        private final SelectionKey key;
        private final Duration most;
        private final long begin = System.nanoTime();

        Exchange(String route, SocketChannel channel, Selector selector, Duration most) throws IOException {
            this.most = most;
            this.route = route;
            this.channel = channel;
            channel.configureBlocking(false);
            this.key = channel.register(selector, 0);
        }

        void connect(SocketAddress address) throws IOException, RouterFailure {
            if (!channel.connect(address)) {
                do {
                    await(SelectionKey.OP_CONNECT, CONNECT_TIMEOUT);
                } while (!channel.finishConnect());
            }
        }

        void write(byte[] line) throws IOException, RouterFailure {
            ByteBuffer rest = ByteBuffer.wrap(line);
            while (rest.hasRemaining()) {
                if (channel.write(rest) == 0) {
                    await(SelectionKey.OP_WRITE, EXCHANGE_TIMEOUT);
                }
            }
        }

        String read() throws IOException, RouterFailure {
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            ByteBuffer buffer = ByteBuffer.allocate(16 * 1024);
            while (true) {
                int read = channel.read(buffer.clear());
                if (read < 0) {
                    return answer.toString(StandardCharsets.UTF_8);
                }
                answer.write(buffer.array(), 0, read);
                if (answer.size() > LIMIT) {
                    throw new RouterFailure.Garbled(route, "more than " + LIMIT + " bytes");
                }
                if (read == 0) {
                    await(SelectionKey.OP_READ, EXCHANGE_TIMEOUT);
                }
            }
        }

        private void await(int operation, Duration limit) throws IOException, RouterFailure {
            key.interestOps(operation);
            long whole = Math.min(limit.toMillis(), most.toMillis());
            long left = whole - (System.nanoTime() - begin) / 1_000_000;
            if (left > 0 && key.selector().select(left) > 0) {
                key.selector().selectedKeys().clear();
            } else if (Thread.currentThread().isInterrupted()) {
                throw new RouterFailure.Unreachable(route, "the wait was interrupted");
            } else if (left <= 0) {
                throw new RouterFailure.Unreachable(route, "nothing whole within " + whole + " ms");
            }
        }
    }
}
