package dev.sluice.actuators.haproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HaproxyUrlTest {

    @Test
    void namesASocketAndABackendWithItsServers() {
        assertThat(parse("haproxy+unix:///run/haproxy/adm.sock?backend=shop&version.1.0.0=stable&version.2.0.0=canary"))
                .isEqualTo(new HaproxyUrl(
                        new HaproxyUrl.Place.Unix("/run/haproxy/adm.sock"),
                        new HaproxyUrl.Steering.ServerWeights("shop", Map.of("1.0.0", "stable", "2.0.0", "canary"))));
    }

    @Test
    void namesAPortAndAMap() {
        assertThat(parse("haproxy+tcp://127.0.0.1:9999?map=/etc/w.map&key=b&version.1.0.0=a&version.2.0.0=b"))
                .isEqualTo(new HaproxyUrl(
                        new HaproxyUrl.Place.Tcp("127.0.0.1", 9999),
                        new HaproxyUrl.Steering.PermilleMap("/etc/w.map", "b", Map.of("1.0.0", "a", "2.0.0", "b"))));
        assertThat(parse("haproxy+tcp://[::1]:9999?backend=shop").place())
                .isEqualTo(new HaproxyUrl.Place.Tcp("::1", 9999));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "haproxy:/run/adm.sock?backend=a|haproxy+unix",
                "haproxy+unix:run.sock?backend=a|haproxy+unix",
                "haproxy+unix://run/adm.sock?backend=a|three slashes",
                "haproxy+unix:///run/?backend=a|three slashes",
                "haproxy+tcp://127.0.0.1?backend=a|host and port",
                "haproxy+tcp://127.0.0.1:9999/x?backend=a|without a path",
                "haproxy+tcp://u:p@127.0.0.1:9999?backend=a|haproxy+tcp",
                "haproxy+tcp://127.0.0.1:9999?backend=a#b|haproxy+tcp",
                "haproxy+tcp://127.0.0.1:9999|either backend",
                "haproxy+tcp://127.0.0.1:9999?backend|name=value",
                "haproxy+tcp://127.0.0.1:9999?backend=a&backend=b|each once",
                "haproxy+tcp://127.0.0.1:9999?backend=a&map=m&key=k|either backend",
                "haproxy+tcp://127.0.0.1:9999?map=m|either backend",
                "haproxy+tcp://127.0.0.1:9999?server=a|there are the settings",
                "haproxy+tcp://127.0.0.1:9999?backend=a&version.1=s&version.2=s|of its own",
                "haproxy+tcp://127.0.0.1:9999?map=m&key=k&version.1=k|two versions",
                "haproxy+tcp://127.0.0.1:9999?map=m&key=k&version.1=a&version.2=b|key must be",
            })
    void saysWhatToWriteInstead(String url, String hint) {
        assertThatThrownBy(() -> parse(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(hint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "backend=shop;shutdown%20sessions",
                "backend=shop%3Bdel",
                "backend=shop%0Adel",
                "backend=",
                "backend=a/b",
                "backend=shop&version.1;2=a",
                "backend=shop&version.1=a%20b",
                "backend=shop&version.=a",
                "map=/etc/a%20b&key=k&version.1=k&version.2=b",
                "map=/etc/a;del&key=k&version.1=k&version.2=b",
                "map=/etc/a&key=k;x&version.1=k&version.2=b",
            })
    void letsNoNameCarryASecondCommand(String query) {
        assertThatThrownBy(() -> parse("haproxy+tcp://127.0.0.1:9999?" + query)).hasMessageContaining("must match");
    }

    @Test
    void refusesASecretThatWouldBeSentToNobody() {
        URI url = URI.create("haproxy+tcp://127.0.0.1:9999?backend=shop");
        assertThatThrownBy(() -> new HaproxyTrafficRouter("shop", url, () -> Optional.of("s3cret")))
                .hasMessageContaining("leave credential out")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void refusesASocketWhosePathNoAddressHolds() {
        assertThatThrownBy(() -> parse("haproxy+unix:///" + "x".repeat(107) + "?backend=a"))
                .hasMessageContaining("107");
    }

    private static HaproxyUrl parse(String url) {
        return HaproxyUrl.parse(URI.create(url));
    }
}
