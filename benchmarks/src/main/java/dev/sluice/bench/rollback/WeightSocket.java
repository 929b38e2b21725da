package dev.sluice.bench.rollback;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.bench.Api;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * {@code GET /_gateway/weights} on one connection that stays open. Hundreds of questions a second through a general HTTP client
 * would take a good part of a core from what is measured.
 */
final class WeightSocket implements Weights {

    private static final int TIMEOUT_MILLIS = 2_000;

    private final Socket socket = new Socket();
    private final InputStream in;
    private final byte[] question;

    WeightSocket(URI gateway) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.connect(new InetSocketAddress(gateway.getHost(), gateway.getPort()), TIMEOUT_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
        question = ("GET /_gateway/weights HTTP/1.1\r\nHost: " + gateway.getAuthority() + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public Reading read() throws IOException {
        JsonNode view = ask();
        return new Reading(
                view.path("desired").path("2.0.0").asInt(),
                view.path("fence").path("direction").asText());
    }

    private JsonNode ask() throws IOException {
        socket.getOutputStream().write(question);
        if (!line().startsWith("HTTP/1.1 200 ")) {
            throw new IOException("the gateway did not answer 200");
        }
        int length = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String name = "content-length:";
            if (header.toLowerCase(Locale.ROOT).startsWith(name)) {
                length = Integer.parseInt(header.substring(name.length()).trim());
            }
        }
        return Api.JSON.readTree(in.readNBytes(length));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            line.append((char) next);
        }
        return line.toString().trim();
    }
}
