package dev.sluice.flag.sync;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP/2 connection (RFC 9113) that only pings, as often as it likes; gRPC's own client would wait 10 s each time. */
final class RawHttp2 implements AutoCloseable {
    static final int SETTINGS = 4;
    static final int PING = 6;
    static final int GO_AWAY = 7;

    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

    private final Socket socket;
    private final OutputStream out;
    private final List<Integer> received = new CopyOnWriteArrayList<>();

    private RawHttp2(Socket socket) throws IOException {
        this.socket = socket;
        this.out = socket.getOutputStream();
    }

    static RawHttp2 connect(int port) throws IOException {
        RawHttp2 connection = new RawHttp2(new Socket(InetAddress.getLoopbackAddress(), port));
        connection.out.write(PREFACE.getBytes(StandardCharsets.US_ASCII));
        connection.send(SETTINGS, 0);
        Thread.ofVirtual().start(connection::read);
        return connection;
    }

    void ping() throws IOException {
        send(PING, 8);
    }

    /** The types of the frames that came. */
    List<Integer> received() {
        return received;
    }

    private void send(int type, int length) throws IOException {
        byte[] frame = new byte[9 + length];
        frame[2] = (byte) length;
        frame[3] = (byte) type;
        out.write(frame);
        out.flush();
    }

    private void read() {
        try {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            while (true) {
                int length = (in.readUnsignedByte() << 16) | in.readUnsignedShort();
                int type = in.readUnsignedByte();
                in.skipNBytes(5L + length);
                received.add(type);
            }
        } catch (IOException e) {
            // safe because the end of the connection is what it says
            return;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
