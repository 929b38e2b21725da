package dev.sluice.rollout.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.kit.envelope.EventIds;
import dev.sluice.rollout.targets.OwnParts;
import dev.sluice.testing.KafkaProbe;
import dev.sluice.testing.StackResource;
import dev.sluice.testing.TestEvent;
import dev.sluice.testing.TestRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(OwnParts.class)
@QuarkusTestResource(StackResource.class)
@SuppressWarnings("NullAway.Init") // safe because Quarkus fills the fields
class EventsIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TestHTTPResource
    URI base;

    KafkaProbe kafka;

    private final String rollout = EventIds.next().toString();
    private int sequence;

    @BeforeEach
    @SuppressWarnings("NullAway") // safe because Quarkus fills the fields before
    void topicsOfTheOtherServices() {
        AllTopics.create(kafka);
    }

    @Test
    void streamsWhatHappensFromNowOnAsStructuredEvents() throws Exception {
        publish(0);
        try (Sse sse = new Sse(base, null)) {
            assertThat(sse.next().comment()).isEqualTo("connected");
            TestEvent event = publish(1);
            Sse.Message message = sse.events(1).getFirst();
            assertThat(message.type()).isEqualTo("dev.sluice.verdict.reached.v1");
            JsonNode document = JSON.readTree(message.data());
            assertThat(document.get("specversion").asText()).isEqualTo("1.0");
            assertThat(document.get("id").asText()).isEqualTo(event.id());
            assertThat(document.get("correlationid").asText()).isEqualTo(rollout);
            assertThat(document.get("data").get("n").asInt()).isEqualTo(2);
        }
    }

    @Test
    void resumesWithoutLossAndRepetitionWhereverItWasCutOff() {
        List<String> sent = new ArrayList<>();
        List<String> received = new ArrayList<>();
        String lastId;
        try (Sse first = new Sse(base, null)) {
            lastId = first.next().id();
        }
        for (int each = 0; each < 12; each++) {
            sent.add(publish(each).id());
        }
        for (int connection = 0; connection < 4; connection++) {
            try (Sse sse = new Sse(base, lastId)) {
                for (Sse.Message message : sse.events(3)) {
                    received.add(id(message));
                    lastId = message.id();
                }
            }
            if (connection < 3) {
                sent.add(publish(connection).id());
                sent.add(publish(connection + 1).id());
            }
        }
        try (Sse sse = new Sse(base, lastId)) {
            sse.events(6).forEach(message -> received.add(id(message)));
        }
        assertThat(received).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(sent);
    }

    @Test
    void theSilentOneHearsAHeartbeatThatMovesItsPosition() {
        try (Sse sse = new Sse(base, "?types=rollout.cancelled", TestRole.VIEWER.token(), null)) {
            String before = sse.next().id();
            publish(0);
            await().atMost(Duration.ofSeconds(10)).until(() -> {
                Sse.Message message = sse.next();
                assertThat(message.data()).isEmpty();
                return message.comment().equals("heartbeat") && !message.id().equals(before);
            });
        }
    }

    @Test
    void filtersByRolloutAndType() {
        String query = "?rolloutId=" + rollout + "&types=flag.changed,rollout.halted";
        try (Sse sse = new Sse(base, query, TestRole.VIEWER.token(), null)) {
            sse.next();
            kafka.publish("sluice.rollouts.v1", event("rollout.halted").with("correlationid", "another"));
            publish(1);
            TestEvent wanted = publish(0);
            assertThat(id(sse.events(1).getFirst())).isEqualTo(wanted.id());
        }
    }

    @Test
    void showsNobodyWhatTheirGrantsDoNotCover() {
        try (Sse elsewhere = new Sse(base, "", TestRole.VIEWER.tokenElsewhere(), null)) {
            elsewhere.next();
            publish(0);
            TestEvent theirs =
                    event("rollout.halted").with("environment", "elsewhere").with("service", "elsewhere");
            kafka.publish("sluice.rollouts.v1", theirs);
            assertThat(id(elsewhere.events(1).getFirst())).isEqualTo(theirs.id());
        }
    }

    @Test
    void refusesAnIdThatIsNone() throws Exception {
        HttpResponse<InputStream> response =
                Sse.open(HttpClient.newHttpClient(), base, "", TestRole.VIEWER.token(), "42");
        assertThat(response.statusCode()).isEqualTo(400);
        JsonNode problem = JSON.readTree(response.body());
        assertThat(problem.get("type").asText()).isEqualTo("urn:sluice:problem:invalid-event-id");
    }

    @Test
    void refusesWhoIsNoViewer() throws Exception {
        HttpResponse<InputStream> response =
                Sse.open(HttpClient.newHttpClient(), base, "", TestRole.REPORTER.token(), null);
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(JSON.readTree(response.body()).get("type").asText()).isEqualTo("urn:sluice:problem:role-too-low");
    }

    @Test
    void anIdFromBeyondTheEndStartsAgainWithTheOldest() {
        String beyond = StreamPosition.start(3, 3, 3, 3)
                .with(0, 0, 1_000_000)
                .with(0, 1, 1_000_000)
                .with(0, 2, 1_000_000)
                .text();
        TestEvent event = publish(0);
        try (Sse sse = new Sse(base, "?rolloutId=" + rollout, TestRole.VIEWER.token(), beyond)) {
            assertThat(sse.next().comment()).contains("no longer kept");
            assertThat(id(sse.events(1).getFirst())).isEqualTo(event.id());
        }
    }

    @Test
    void greetsEverybody() {
        for (int each = 0; each < 40; each++) {
            try (Sse sse = new Sse(base, null)) {
                assertThat(sse.next().comment()).isEqualTo("connected");
            }
        }
    }

    @Test
    void refusesTheOneTooManyAndTakesItWhenAPlaceIsFree() {
        try (Sse one = new Sse(base, null);
                Sse two = new Sse(base, null)) {
            try (Sse three = new Sse(base, null)) {
                one.next();
                two.next();
                three.next();
                HttpResponse<InputStream> refused =
                        Sse.open(HttpClient.newHttpClient(), base, "", TestRole.VIEWER.token(), null);
                assertThat(refused.statusCode()).isEqualTo(503);
            }
            await().atMost(Duration.ofSeconds(10)).until(() -> {
                try (HttpClient client = HttpClient.newHttpClient()) {
                    int status = Sse.open(client, base, "", TestRole.VIEWER.token(), null)
                            .statusCode();
                    client.shutdownNow();
                    return status == 200;
                }
            });
        }
    }

    private TestEvent publish(int n) {
        String type =
                switch (n % 4) {
                    case 0 -> "rollout.halted";
                    case 1 -> "verdict.reached";
                    case 2 -> "rollback.completed";
                    default -> "flag.changed";
                };
        TestEvent event = event(type);
        kafka.publish(StreamPosition.TOPICS.get(n % 4), event);
        return event;
    }

    private TestEvent event(String type) {
        sequence++;
        return TestEvent.of("/test", "dev.sluice." + type + ".v1", rollout, sequence, "{\"n\": " + sequence + "}")
                .with("correlationid", rollout)
                .with("environment", "production")
                .with("service", "shop");
    }

    private static String id(Sse.Message message) {
        try {
            return JSON.readTree(message.data()).get("id").asText();
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
