package dev.sluice.kit.address;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Link-local addresses (169.254.0.0/16, fe80::/10), where clouds keep the credentials of a machine: no registered endpoint may lie there,
 * also not behind a name, or written as an IPv6 address that stands for an IPv4 one (mapped, compatible, NAT64, 6to4).
 */
public final class LinkLocal {
    private static final byte[] NAT64 = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};
    private static final byte[] COMPATIBLE = new byte[12];

    private LinkLocal() {}

    /**
     * Whether one of the host's addresses is link-local. Asks the resolver, so it may block.
     *
     * @param host a name or an address, an IPv6 one also in brackets
     * @throws UnknownHostException when the host has no address
     */
    public static boolean behind(String host) throws UnknownHostException {
        return Arrays.stream(InetAddress.getAllByName(host)).anyMatch(LinkLocal::is);
    }

    static boolean is(InetAddress address) {
        return address.isLinkLocalAddress() || (address instanceof Inet6Address && embedded(address.getAddress()));
    }

    private static boolean embedded(byte[] bytes) {
        byte[] prefix = Arrays.copyOf(bytes, 12);
        boolean last = Arrays.equals(prefix, NAT64) || Arrays.equals(prefix, COMPATIBLE);
        boolean sixToFour = bytes[0] == 0x20 && bytes[1] == 0x02;
        return (last && linkLocal(bytes, 12)) || (sixToFour && linkLocal(bytes, 2));
    }

    private static boolean linkLocal(byte[] bytes, int at) {
        return bytes[at] == (byte) 169 && bytes[at + 1] == (byte) 254;
    }
}
