package dev.sluice.kit.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkLocalTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "169.254.0.1",
                "2852039166",
                "fe80::1",
                "[febf::1]",
                "::ffff:169.254.169.254",
                "[::ffff:a9fe:a9fe]",
                "::169.254.169.254",
                "64:ff9b::a9fe:a9fe",
                "2002:a9fe:a9fe::1"
            })
    void findsLinkLocalAddressesHoweverTheyAreWritten(String host) throws UnknownHostException {
        assertThat(LinkLocal.behind(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.0.0.1", "169.253.1.1", "::1", "fec0::1", "2001:db8::1", "localhost"})
    void leavesOtherAddressesAlone(String host) throws UnknownHostException {
        assertThat(LinkLocal.behind(host)).isFalse();
    }
}
