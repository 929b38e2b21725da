package dev.sluice.bench.rollback;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** {@code show servers state shop} on the runtime API, which answers one question per connection. */
record HaproxyWeights(Path socket) implements Weights {

    /** Columns of the answer: the server's name and its weight as it was set. */
    private static final int NAME = 3;

    private static final int WEIGHT = 7;

    @Override
    public Reading read() throws IOException {
        return reading(ask());
    }

    static Reading reading(String answer) throws IOException {
        return answer.lines()
                .map(line -> line.split(" ", -1))
                .filter(columns -> columns.length > WEIGHT && columns[NAME].equals("2.0.0"))
                .findFirst()
                .map(columns -> new Reading(Integer.parseInt(columns[WEIGHT]), ""))
                .orElseThrow(() -> new IOException("HAProxy has no server 2.0.0: " + answer));
    }

    private String ask() throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            channel.write(ByteBuffer.wrap("show servers state shop\n".getBytes(StandardCharsets.US_ASCII)));
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {}
}
