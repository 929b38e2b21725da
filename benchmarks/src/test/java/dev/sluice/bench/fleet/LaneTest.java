package dev.sluice.bench.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.bench.Api;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LaneTest {
    private static final long SECOND = 1_000_000_000;
    private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");

    private final Lane lane = new Lane("lane", 0);

    @Test
    void countsWhatItsSharesWouldHaveServed() {
        lane.command(command(50, "FORWARD", 3), 10 * SECOND, NOW);
        assertThat(lane.exposition(20 * SECOND))
                .contains("requests_total{route=\"lane\",version=\"1.0.0\"} 1500")
                .contains("requests_total{route=\"lane\",version=\"2.0.0\"} 500")
                .contains("errors_total{route=\"lane\",version=\"2.0.0\"} 0");
    }

    @Test
    void everyRequestOfTheCandidateFailsFromThenOn() {
        lane.command(command(50, "FORWARD", 3), 0, NOW);
        lane.fail(10 * SECOND);
        assertThat(lane.exposition(12 * SECOND))
                .contains("requests_total{route=\"lane\",version=\"2.0.0\"} 600")
                .contains("errors_total{route=\"lane\",version=\"2.0.0\"} 100");
    }

    @Test
    void refusesALowerFence() {
        lane.command(command(0, "ROLLBACK", 1), 0, NOW);
        assertThat(lane.command(command(50, "FORWARD", 9), 0, NOW)).isFalse();
        assertThat(lane.view().at("/desired/2.0.0").asInt()).isZero();
    }

    @Test
    void notesTheFirstFallUnderARollback() {
        lane.command(command(50, "FORWARD", 3), 0, NOW);
        assertThat(lane.fellAt()).isEmpty();
        lane.command(command(0, "ROLLBACK", 1), 0, NOW.plusSeconds(1));
        lane.command(command(0, "ROLLBACK", 1), 0, NOW.plusSeconds(2));
        assertThat(lane.fellAt()).contains(NOW.plusSeconds(1));
    }

    private static ObjectNode command(int share, String direction, int sequence) {
        ObjectNode command = Api.JSON.createObjectNode().put("route", "lane");
        command.putObject("weights").put("1.0.0", 100 - share).put("2.0.0", share);
        command.putObject("fence")
                .put("rollout", "019e0000-0000-7000-8000-000000000001")
                .put("attempt", 1)
                .put("direction", direction)
                .put("sequence", sequence);
        return command;
    }
}
