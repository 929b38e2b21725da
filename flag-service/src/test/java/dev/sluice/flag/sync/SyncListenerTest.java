package dev.sluice.flag.sync;

import static dev.sluice.flag.sync.Sets.BOOKS;
import static dev.sluice.flag.sync.Sets.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.openfeature.flagd.grpc.sync.FlagSyncServiceGrpc;
import dev.openfeature.flagd.grpc.sync.Sync.SyncFlagsRequest;
import dev.openfeature.flagd.grpc.sync.Sync.SyncFlagsResponse;
import dev.sluice.flag.config.SyncConfig;
import dev.sluice.flag.model.Scope;
import dev.sluice.flag.sync.SyncClient.Received;
import dev.sluice.kit.auth.BearerTokens.Bearer;
import dev.sluice.kit.auth.Grant;
import dev.sluice.kit.auth.Role;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real port with a real client; the flags are made up. */
class SyncListenerTest {
    private static final String SELECTOR = "flagSetId=production/shop";
    private static final int MOST = 300;

    private record Config(
            boolean enabled,
            int port,
            boolean open,
            Optional<String> host,
            OptionalInt openPort,
            String openHost,
            Duration spacing,
            Duration pingInterval,
            Duration connectionAge,
            int mostStreams)
            implements SyncConfig {}

    private static final Config CONFIG = new Config(
            true,
            0,
            true,
            Optional.empty(),
            OptionalInt.empty(),
            "127.0.0.1",
            Duration.ofMillis(1),
            Duration.ofMillis(200),
            Duration.ofMinutes(30),
            MOST);

    private final Sets sets = new Sets();
    private final Tally tally = new Tally();
    private final SyncHub hub = new SyncHub(sets::snapshot, CONFIG.spacing(), MOST, tally);
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private @Nullable SyncListener listener;
    private @Nullable SyncClient client;

    @BeforeEach
    void open() throws IOException {
        sets.expose(SHOP, "a", 0);
        listener = SyncListener.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Door.open(), hub, tally, CONFIG, executor);
        client = SyncClient.of(listener.port());
    }

    @AfterEach
    void close() throws InterruptedException {
        client().close();
        listener().refuse();
        hub.close();
        listener().close();
        executor.close();
    }

    @Test
    void sendsTheSetAtOnceAndAgainWhenItChanges() throws InterruptedException {
        Received received = client().follow(SELECTOR);
        assertThat(version(received.next())).isEqualTo(1);
        expose(SHOP, "a", 50);
        JsonNode changed = received.next();

        assertThat(version(changed)).isEqualTo(2);
        assertThat(changed.at("/flags/a/targeting/fractional/0/1").asInt()).isEqualTo(50_000);
    }

    @Test
    void endsTheStreamOfAClientWhoseTokenIsRevoked() throws IOException, InterruptedException {
        Bearer bearer = new Bearer("shop", List.of(new Grant(Role.CLIENT, "production", "shop")));
        AtomicReference<Optional<Bearer>> holder = new AtomicReference<>(Optional.of(bearer));
        SyncListener guarded = SyncListener.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                Door.guarded(authorization -> holder.get()),
                hub,
                tally,
                CONFIG,
                executor);
        try (SyncClient holding = SyncClient.of(guarded.port())) {
            Received received = holding.follow(SELECTOR);
            received.next();
            hub.recheck();
            expose(SHOP, "a", 50);
            received.next();
            holder.set(Optional.empty());
            hub.recheck();

            assertThat(received.end().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
            assertThat(hub.count()).isZero();
        } finally {
            guarded.refuse();
            guarded.close();
        }
    }

    @Test
    void endsCallsThatNeverSayWhatTheyWant() {
        CompletableFuture<Status> end = new CompletableFuture<>();
        ClientCall<SyncFlagsRequest, SyncFlagsResponse> silent =
                client().channel().newCall(FlagSyncServiceGrpc.getSyncFlagsMethod(), CallOptions.DEFAULT);
        silent.start(
                new ClientCall.Listener<>() {
                    @Override
                    public void onClose(Status status, Metadata trailers) {
                        end.complete(status);
                    }
                },
                new Metadata());
        silent.sendMessage(SyncFlagsRequest.newBuilder().setSelector(SELECTOR).build());
        await().until(() -> hub.silent() == 1);
        hub.recheck();
        var unused = client().follow(SELECTOR);
        await().until(() -> hub.count() == 1);
        assertThat(end).isNotDone();
        hub.recheck();

        assertThat(end.orTimeout(10, TimeUnit.SECONDS).join().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
        assertThat(hub.silent()).isZero();
        assertThat(hub.count()).isEqualTo(1);
    }

    @Test
    void sendsNothingWhenAnotherSetChanges() throws InterruptedException {
        Received received = client().follow(SELECTOR);
        received.next();
        expose(BOOKS, "b", 50);
        expose(SHOP, "a", 50);

        assertThat(version(received.next())).isEqualTo(3);
    }

    @Test
    void beginsWithAnEmptySetBeforeThereIsAFlag() throws InterruptedException {
        Received received = client().follow("production/later");
        assertThat(received.next().path("flags")).isEmpty();
        expose(new Scope("production", "later"), "b", 100);

        assertThat(received.next().at("/flags/b/defaultVariant").asText()).isEqualTo("on");
    }

    @Test
    void answersWithTheSetAsItIsNow() {
        assertThat(version(client().fetch(SELECTOR))).isEqualTo(1);
        sets.expose(SHOP, "a", 50);
        assertThat(version(client().fetch(SELECTOR))).isEqualTo(2);
    }

    @Test
    void hasNoMetadata() {
        assertThatThrownBy(() -> client().getMetadata())
                .satisfies(failure ->
                        assertThat(Status.fromThrowable(failure).getCode()).isEqualTo(Status.Code.UNIMPLEMENTED));
    }

    @Test
    void saysWhatToSendInstead() {
        Status end = client().follow("flags=all").end();
        assertThat(end.getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(end.getDescription()).contains("flagd-selector: flagSetId=<environment>/<service>");
        assertThatThrownBy(() -> client().fetch(""))
                .satisfies(failure ->
                        assertThat(Status.fromThrowable(failure).getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT));
    }

    @Test
    void servesAHerdThatComesBackAtOnce() throws InterruptedException {
        for (int round = 0; round < 2; round++) {
            try (SyncClient herd = SyncClient.of(listener().port())) {
                List<Received> streams =
                        Stream.generate(() -> herd.follow(SELECTOR)).limit(MOST).toList();
                for (Received stream : streams) {
                    assertThat(version(stream.next())).isEqualTo(round + 1);
                }
                expose(SHOP, "a", round + 10);
                for (Received stream : streams) {
                    assertThat(version(stream.next())).isEqualTo(round + 2);
                }
                assertThat(hub.count()).isEqualTo(MOST);
                Status oneTooMany = herd.follow(SELECTOR).end();
                assertThat(oneTooMany.getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
            }
            await().until(() -> hub.count() == 0);
        }
    }

    @Test
    void sendsASlowClientTheNewestAndLittleElse() throws InterruptedException {
        sets.fill(SHOP, 3_000);
        LinkedBlockingQueue<String> received = new LinkedBlockingQueue<>();
        ClientCall<SyncFlagsRequest, SyncFlagsResponse> slow =
                client().channel().newCall(FlagSyncServiceGrpc.getSyncFlagsMethod(), CallOptions.DEFAULT);
        slow.start(
                new ClientCall.Listener<>() {
                    @Override
                    public void onMessage(SyncFlagsResponse message) {
                        received.add(message.getFlagConfiguration());
                    }
                },
                new Metadata());
        slow.sendMessage(SyncFlagsRequest.newBuilder().setSelector(SELECTOR).build());
        slow.halfClose();
        await().until(() -> tally.sent() == 1);
        for (int i = 1; i <= 40; i++) {
            int changes = i;
            expose(SHOP, "a", i);
            // One is waiting for the client and not counted yet.
            await().pollInterval(Duration.ofMillis(2)).until(() -> tally.sent() + tally.conflated() >= changes);
        }
        assertThat(received).isEmpty();
        slow.request(1_000);

        String newest = "\"version\":\"" + sets.snapshot().version() + "\"";
        String last = "";
        while (!last.contains(newest)) {
            last = String.valueOf(received.poll(10, TimeUnit.SECONDS));
            assertThat(last).startsWith("{\"$evaluators\"");
        }
        assertThat(tally.sent()).isLessThan(15);
    }

    @Test
    void letsClientsPingAndStopsThoseThatFlood() throws IOException, InterruptedException {
        try (RawHttp2 patient = RawHttp2.connect(listener().port());
                RawHttp2 hasty = RawHttp2.connect(listener().port())) {
            for (int i = 0; i < 8; i++) {
                patient.ping();
                TimeUnit.MILLISECONDS.sleep(CONFIG.pingInterval().toMillis() + 50);
            }
            assertThat(patient.received()).doesNotContain(RawHttp2.GO_AWAY);
            assertThat(patient.received().stream().filter(type -> type == RawHttp2.PING))
                    .hasSize(8);
            for (int i = 0; i < 8; i++) {
                hasty.ping();
            }
            await().until(() -> hasty.received().contains(RawHttp2.GO_AWAY));
        }
    }

    @Test
    void tellsClientsToComeAgainWhenItStops() throws InterruptedException {
        Received received = client().follow(SELECTOR);
        received.next();
        listener().refuse();
        hub.close();

        assertThat(received.end().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
    }

    private void expose(Scope set, String key, double percentage) {
        sets.expose(set, key, percentage);
        hub.changed();
    }

    private static long version(JsonNode document) {
        return document.at("/metadata/version").asLong();
    }

    private SyncListener listener() {
        return Objects.requireNonNull(listener);
    }

    private SyncClient client() {
        return Objects.requireNonNull(client);
    }
}
