package dev.sluice.bench.sync;

import dev.sluice.bench.StackFailure;
import io.grpc.Status;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Many clients, and how long after a moment each of them had a new version. */
public final class SyncStreams implements AutoCloseable, SyncStream.Arrivals {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final EventLoopGroup threads = new NioEventLoopGroup(1);
    private final List<SyncStream> streams = new ArrayList<>();
    private final List<Long> arrivals = new ArrayList<>();
    private String ended = "";

    /** Opens them all, each over a connection of its own, and waits until each has its first document. */
    public synchronized void open(int count, String address, String selector, String token)
            throws InterruptedException {
        for (int i = 0; i < count; i++) {
            SyncStream stream = new SyncStream(
                    NettyChannelBuilder.forTarget("dns:///" + address)
                            .usePlaintext()
                            .eventLoopGroup(threads)
                            .channelType(NioSocketChannel.class)
                            .directExecutor()
                            .maxInboundMessageSize(Integer.MAX_VALUE)
                            .build(),
                    this);
            streams.add(stream);
            stream.open(selector, token);
        }
        awaitAll();
        arrivals.clear();
    }

    /** When each stream had the new version, in nanoseconds of {@link System#nanoTime}; waits for the last one. */
    public synchronized List<Long> nextVersion() throws InterruptedException {
        awaitAll();
        List<Long> all = List.copyOf(arrivals);
        arrivals.clear();
        return all;
    }

    private void awaitAll() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (arrivals.size() < streams.size()) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0 || !ended.isEmpty()) {
                throw new StackFailure(
                        "only %d of %d streams had it; %s".formatted(arrivals.size(), streams.size(), ended));
            }
            wait(left);
        }
    }

    @Override
    public synchronized void arrived(long version) {
        arrivals.add(System.nanoTime());
        if (arrivals.size() >= streams.size()) {
            notifyAll();
        }
    }

    @Override
    public synchronized void ended(Status status) {
        ended = "a stream ended with " + status;
        notifyAll();
    }

    @Override
    public void close() {
        streams.forEach(SyncStream::close);
        var unused = threads.shutdownGracefully();
    }
}
