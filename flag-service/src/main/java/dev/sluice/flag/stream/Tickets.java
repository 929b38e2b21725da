package dev.sluice.flag.stream;

import dev.sluice.flag.stream.Coverage.Part;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** Tickets as text: base64url of what they say, which is no secret, and of its signature. */
final class Tickets {
    private static final int LAYOUT = 1;

    /** More than any that is handed out. */
    private static final int LONGEST_TEXT = 4_000;

    private Tickets() {}

    static String sign(Ticket ticket, TicketKey key) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(LAYOUT);
            out.writeInt(key.id());
            out.writeLong(ticket.expires());
            out.writeBoolean(ticket.ofTokensFile());
            out.writeUTF(ticket.caller());
            out.writeShort(ticket.coverage().parts().size());
            for (Part part : ticket.coverage().parts()) {
                out.writeUTF(part.environment());
                out.writeUTF(part.service());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes all that is written", e);
        }
        byte[] said = bytes.toByteArray();
        byte[] text = Arrays.copyOf(said, said.length + TicketKey.SIGNATURE_BYTES);
        System.arraycopy(key.sign(said), 0, text, said.length, TicketKey.SIGNATURE_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    /**
     * What a ticket says, whether or not it is still valid; empty when nobody with one of the keys has signed it.
     *
     * @param keys by id
     */
    static Optional<Ticket> read(String text, IntFunction<Optional<TicketKey>> keys) {
        if (text.length() > LONGEST_TEXT) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            int end = Math.max(bytes.length - TicketKey.SIGNATURE_BYTES, 0);
            byte[] said = Arrays.copyOf(bytes, end);
            byte[] signature = Arrays.copyOfRange(bytes, end, bytes.length);
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(said));
            if (in.readByte() != LAYOUT) {
                return Optional.empty();
            }
            Optional<TicketKey> key = keys.apply(in.readInt()).filter(known -> known.hasSigned(said, signature));
            return key.isPresent() ? Optional.of(read(in)) : Optional.empty();
        } catch (IllegalArgumentException | IOException e) {
            // safe because it says that this is no ticket, and that is the answer
            return Optional.empty();
        }
    }

    private static Ticket read(DataInputStream in) throws IOException {
        long expires = in.readLong();
        boolean ofTokensFile = in.readBoolean();
        String caller = in.readUTF();
        List<Part> parts = new ArrayList<>();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            parts.add(new Part(in.readUTF(), in.readUTF()));
        }
        return new Ticket(caller, ofTokensFile, new Coverage(parts), expires);
    }
}
