package dev.sluice.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class HaproxyFrontTest {

    @Test
    void namesItsSocketWhateverTheFolderIsCalled() {
        URI url = URI.create(HaproxyFront.url(Path.of("/home/a b/50%?#/haproxy.sock")));
        assertThat(url.getPath()).isEqualTo("/home/a b/50%?#/haproxy.sock");
        assertThat(url.getQuery()).isEqualTo("backend=shop");
    }

    @Test
    void leavesAnUsualPathAsItIs() {
        assertThat(HaproxyFront.url(Path.of("/run/sluice/haproxy.sock")))
                .isEqualTo("haproxy+unix:///run/sluice/haproxy.sock?backend=shop");
    }
}
