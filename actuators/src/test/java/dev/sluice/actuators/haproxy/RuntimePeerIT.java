package dev.sluice.actuators.haproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.actuators.Fence;
import dev.sluice.actuators.Fence.Direction;
import dev.sluice.actuators.RouterFailure;
import dev.sluice.actuators.TrafficRouter;
import dev.sluice.actuators.Weights;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Peers at the other end of the socket that misbehave; some of them were never HAProxy. */
@SuppressWarnings("NullAway.Init") // safe because listens() runs before each test
class RuntimePeerIT {

    private static final Fence FENCE =
            new Fence(UUID.fromString("01900000-0000-7000-8000-000000000001"), 1, Direction.FORWARD, 5);
    private static final String STATE = """
            1
            # be_id be_name srv_name srv_op_state srv_admin_state srv_uweight srv_check_status srv_check_state
            3 shop 1.0.0 2 0 90 6 6
            3 shop 2.0.0 2 0 10 6 6

            # pxname,svname,stot,bck,rate,cookie,
            shop,1.0.0,7,0,9,,
            shop,2.0.0,3,0,1,,

            """;

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private ServerSocket listening;
    private TrafficRouter router;

    private interface Peer {
        void serve(Socket socket) throws IOException, InterruptedException;
    }

    @BeforeEach
    void listens() throws IOException {
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        URI url = URI.create("haproxy+tcp://127.0.0.1:" + listening.getLocalPort() + "?backend=shop");
        router = new HaproxyTrafficRouter("shop", url, Optional::empty);
    }

    @AfterEach
    void stops() throws IOException {
        over.countDown();
        listening.close();
    }

    @Test
    void isUnderstoodByTheNamesOfItsColumns() throws RouterFailure {
        answers(line -> STATE);

        assertThat(router.read().desired()).isEqualTo(Weights.split("1.0.0", "2.0.0", 10));
        assertThat(router.read().counted()).containsEntry("2.0.0", 10.0);
        assertThat(router.read().hasHealthyServer("2.0.0")).isTrue();
    }

    @Test
    void whoseTextIsUnknownIsAnErrorThatIsNeverRepeated() {
        for (String text : new String[] {
            "",
            "\n",
            "internal-detail",
            "<html>internal-detail",
            "1\n# be_name\ninternal-detail",
            "# be_name\n",
            STATE.replace("srv_uweight", "internal-detail"),
            STATE.replace(" 90 ", " internal-detail "),
            STATE.replace("stot", "internal-detail")
        }) {
            RouterFailure failure = onceAnswering(text);
            assertThat(failure).as(text).isInstanceOfAny(RouterFailure.Garbled.class, RouterFailure.Rejected.class);
            assertThat(failure).hasMessageNotContaining("internal-detail").hasNoCause();
        }
    }

    @Test
    void thatAnswersAWriteWithAnyTextHasNotCarriedItOut() {
        answers(line -> line.startsWith("set") ? "internal-detail\n\n" : STATE);

        RouterFailure failure = applyFails(RouterFailure.Garbled.class, 25);

        assertThat(failure).hasMessageNotContaining("internal-detail");
        assertThat(lines)
                .as("nothing is lowered after a refusal")
                .filteredOn(line -> line.startsWith("set"))
                .hasSize(1);
    }

    @Test
    void thatTakesAWeightAndHoldsAnotherIsFoundOut() {
        answers(line -> line.startsWith("set") ? "\n" : STATE);

        assertThat(applyFails(RouterFailure.NotHeld.class, 25)
                        .observed()
                        .desired()
                        .percent("2.0.0"))
                .isEqualTo(10);
    }

    @Test
    void getsTheCommandsOfTheManualOneLineAConnection() {
        answers(line -> line.startsWith("set") ? "\n" : STATE);

        applyFails(RouterFailure.NotHeld.class, 25);

        assertThat(lines)
                .containsExactly(
                        "show servers state shop",
                        "show stat 3 4 -1",
                        "set weight shop/2.0.0 25",
                        "set weight shop/1.0.0 75",
                        "show servers state shop",
                        "show stat 3 4 -1");
    }

    @Test
    void whichNeverAnswersIsGivenUpInTime() {
        serves(socket -> over.await());
        assertGivesUpInTime();
    }

    @Test
    void whoseEveryAnswerIsLateIsGivenUpBeforeTheLeaseOfTheActionEnds() {
        serves(socket -> {
            String line = line(socket);
            over.await(900, java.util.concurrent.TimeUnit.MILLISECONDS);
            socket.getOutputStream().write((line.startsWith("set") ? "\n" : STATE).getBytes(StandardCharsets.US_ASCII));
        });
        long begin = System.nanoTime();
        applyFails(RouterFailure.Unreachable.class, 25);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(5500));
    }

    @Test
    void whichStopsInTheMiddleIsGivenUpInTime() {
        serves(socket -> {
            socket.getOutputStream().write("1\n#".getBytes(StandardCharsets.US_ASCII));
            over.await();
        });
        assertGivesUpInTime();
    }

    @Test
    void whichNeverEndsIsGivenUp() {
        serves(socket -> {
            byte[] blanks = " ".repeat(8192).getBytes(StandardCharsets.US_ASCII);
            while (over.getCount() > 0) {
                socket.getOutputStream().write(blanks);
            }
        });
        assertThat(catchThrowableOfType(RouterFailure.Garbled.class, router::read))
                .hasMessageContaining("524288");
    }

    private void assertGivesUpInTime() {
        long begin = System.nanoTime();
        assertThat(catchThrowableOfType(RouterFailure.Unreachable.class, router::read))
                .isNotNull();
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isBetween(Duration.ofMillis(1500), Duration.ofSeconds(10));
    }

    private RouterFailure onceAnswering(String text) {
        try {
            stops();
            listens();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        answers(line -> text);
        RouterFailure failure = catchThrowableOfType(RouterFailure.class, router::read);
        assertThat(failure).as(text).isNotNull();
        return failure;
    }

    private <F extends RouterFailure> F applyFails(Class<F> expected, int percent) {
        F failure = catchThrowableOfType(expected, () -> router.apply(Weights.split("1.0.0", "2.0.0", percent), FENCE));
        assertThat(failure).isNotNull();
        return failure;
    }

    private void answers(UnaryOperator<String> answer) {
        serves(socket -> {
            String line = line(socket);
            lines.add(line);
            socket.getOutputStream().write(answer.apply(line).getBytes(StandardCharsets.US_ASCII));
        });
    }

    private static String line(Socket socket) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int read = socket.getInputStream().read();
                read >= 0 && read != '\n';
                read = socket.getInputStream().read()) {
            line.append((char) read);
        }
        return line.toString();
    }

    private void serves(Peer peer) {
        ServerSocket server = listening;
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    peer.serve(socket);
                } catch (IOException | InterruptedException gone) {
                    // the test closes the server, and the driver gives up on some connections
                }
            }
        });
    }
}
