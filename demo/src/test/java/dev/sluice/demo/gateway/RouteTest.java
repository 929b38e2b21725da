package dev.sluice.demo.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTest {

    private final Route route = new Route("shop", List.of("1.0.0", "2.0.0"));

    @Test
    void givesTheNewSharesExactlyFromTheChangeOn() {
        picks(37);
        route.apply(command(10, 1));
        assertThat(Collections.frequency(picks(100), "2.0.0")).isEqualTo(10);
        route.apply(command(25, 2));
        assertThat(Collections.frequency(picks(100), "2.0.0")).isEqualTo(25);
        route.apply(command(0, 3));
        assertThat(picks(1_000)).containsOnly("1.0.0");
    }

    @Test
    void keepsTheShareWhileTheSameWeightsAreAssertedAgainAndAgain() {
        route.apply(command(1, 1));
        List<String> picks = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            picks.addAll(picks(10));
            route.apply(command(1, 1));
        }

        assertThat(Collections.frequency(picks, "2.0.0")).isEqualTo(10);
    }

    @Test
    void countsFromTheChangeOn() {
        route.apply(command(50, 1));
        picks(100);
        assertThat(route.counted(0)).isEqualTo(Map.of("1.0.0", 50.0, "2.0.0", 50.0));

        route.apply(command(0, 2));
        assertThat(route.counted(0)).isEmpty();
        picks(3);
        assertThat(route.counted(0)).isEqualTo(Map.of("1.0.0", 100.0, "2.0.0", 0.0));
    }

    @Test
    void countsTheLastSecondsOnly() {
        route.pick(100);

        assertThat(route.counted(100 + RecentShares.SECONDS - 1)).isNotEmpty();
        assertThat(route.counted(100 + RecentShares.SECONDS)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{'route':'shop','weights':{'1.0.0':100}}",
                "{'route':'shop','weights':{'1.0.0':99},'fence':F}",
                "{'route':'shop','weights':{'1.0.0':150,'2.0.0':-50},'fence':F}",
                "{'route':'shop','weights':{'1.0.0':99.5,'2.0.0':0.5},'fence':F}",
                "{'route':'shop','weights':{'1.0.0':'100'},'fence':F}",
                "{'route':'shop','weights':{'1.0.0':50,'9.9.9':50},'fence':F}",
                "{'route':'cart','weights':{'1.0.0':100},'fence':F}",
                "{'route':'shop','weights':{'1.0.0':100},'fence':{'rollout':'x','attempt':1,'direction':'FORWARD','sequence':1}}",
                "{'route':'shop','weights':{'1.0.0':100},'fence':{'rollout':'01900000-0000-7000-8000-000000000001','attempt':0,'direction':'FORWARD','sequence':1}}",
                "{'route':'shop','weights':{'1.0.0':100},'fence':{'rollout':'01900000-0000-7000-8000-000000000001','attempt':1,'direction':'UP','sequence':1}}",
                "{'route':'shop','weights':{'1.0.0':100},'fence':{'rollout':'01900000-0000-7000-8000-000000000001','attempt':1,'direction':'FORWARD','sequence':1.5}}"
            })
    void leavesEverythingAsItWasWhenACommandIsInvalid(String body) {
        route.apply(command(10, 1));
        Buffer sent = Buffer.buffer(body.replace("F}", fence(2) + "}").replace('\'', '"'));

        assertThatThrownBy(() -> route.apply(WeightCommand.read(sent))).isInstanceOf(InvalidCommandException.class);

        assertThat(route.desired()).containsEntry("2.0.0", 10);
        assertThat(route.highest()).isEqualTo(command(0, 1).fence());
    }

    private List<String> picks(int number) {
        List<String> picks = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            picks.add(route.pick(0));
        }
        return picks;
    }

    private static WeightCommand command(int percent, int sequence) {
        return WeightCommand.read(
                Buffer.buffer("{\"route\":\"shop\",\"weights\":{\"1.0.0\":%d,\"2.0.0\":%d},\"fence\":%s}"
                        .formatted(100 - percent, percent, fence(sequence))));
    }

    private static String fence(int sequence) {
        return "{\"rollout\":\"01900000-0000-7000-8000-000000000001\",\"attempt\":1,\"direction\":\"FORWARD\",\"sequence\":%d}"
                .formatted(sequence);
    }
}
