package dev.sluice.e2e.matrix.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class SocketsTest {
    @Test
    void theOwnerOfAConnectionIsTheProcessThatOpenedIt() throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        try (var server = new ServerSocket(0, 1, here);
                var client = new Socket(here, server.getLocalPort())) {
            assertThat(Sockets.ownerOf(client.getLocalPort()))
                    .isEqualTo(ProcessHandle.current().pid());
        }
    }

    @Test
    void aPortWithoutAConnectionHasNoOwner() throws IOException {
        int free;
        try (var server = new ServerSocket(0)) {
            free = server.getLocalPort();
        }
        assertThatThrownBy(() -> Sockets.ownerOf(free)).hasMessageContaining(String.valueOf(free));
    }
}
