package dev.sluice.actuators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouterDriversTest {

    @Test
    void nameTheDriversThereAreWhenOneDoesNotExist() {
        assertThatThrownBy(() -> open("telnet", "shop", "http://127.0.0.1:1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("telnet")
                .hasMessageContaining("[haproxy, http]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://h", "http:///x", "http://u:p@h", "http://h?a=b", "http://h#f", "h/x"})
    void refuseAUrlThatTheHttpDriverCannotUse(String url) {
        assertThatThrownBy(() -> open("http", "shop", url)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refuseARouteWithAnUnsafeName() {
        assertThatThrownBy(() -> open("http", "shop; drop", "http://h")).hasMessageContaining("name");
    }

    @Test
    void canBeExtended() {
        RouterDrivers more =
                RouterDrivers.standard().with("mine", (route, url, secret) -> open("http", route, "http://h"));

        assertThat(more.names()).containsExactly("haproxy", "http", "mine");
        assertThat(RouterDrivers.standard().names()).containsExactly("haproxy", "http");
    }

    private static TrafficRouter open(String driver, String route, String url) {
        return RouterDrivers.standard().open(driver, route, URI.create(url), Optional::empty);
    }
}
