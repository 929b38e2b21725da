package dev.sluice.demo.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sluice.demo.Calls;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What it counts as an error of a version. */
class GatewayErrorsTest extends BetweenTwoVersions {
    @Test
    void countsAnAnswerOf5xxAsAnError() {
        candidate = request -> request.response()
                .setStatusCode("/health".equals(request.path()) ? 200 : 503)
                .end();
        weights(100, 1);

        assertThat(gateway.get("/checkout").statusCode()).isEqualTo(503);

        assertThat(counter("requests", "2.0.0")).isEqualTo(1);
        assertThat(counter("errors", "2.0.0")).isEqualTo(1);
    }

    @Test
    void doesNotCountAnAnswerOf4xxAsAnError() {
        candidate = request -> request.response().setStatusCode(404).end();
        weights(100, 1);

        assertThat(gateway.get("/checkout").statusCode()).isEqualTo(404);

        assertThat(counter("requests", "2.0.0")).isEqualTo(1);
        assertThat(counter("errors", "2.0.0")).isZero();
    }

    @Test
    void countsABrokenConnectionAsAnErrorAndSeesThatTheServerIsDown() {
        candidate = request -> request.connection().close();
        weights(100, 1);

        assertThat(gateway.get("/checkout").statusCode()).isEqualTo(502);

        assertThat(counter("errors", "2.0.0")).isEqualTo(1);
        await().until(() -> view().contains("\"2.0.0\":{\"healthy\":0,\"total\":1}"));
        assertThat(view()).contains("\"1.0.0\":{\"healthy\":1,\"total\":1}");
    }

    @Test
    void countsAnAnswerThatBreaksOffAsAnError() {
        candidate = request -> {
            request.response().putHeader("Content-Length", "100").write("half");
            request.connection().close();
        };
        weights(100, 1);

        assertThatThrownBy(() -> gateway.get("/checkout")).isInstanceOf(UncheckedIOException.class);

        await().until(() -> counter("errors", "2.0.0") == 1);
        assertThat(counter("requests", "2.0.0")).isEqualTo(1);
    }

    @Test
    void countsAVisitorWhoGaveUpAsAnError() {
        candidate = request -> {};
        weights(100, 1);

        assertThatThrownBy(() -> Calls.send(gateway.request("/checkout").timeout(Duration.ofMillis(100))))
                .isInstanceOf(UncheckedIOException.class);

        await().until(() -> counter("errors", "2.0.0") == 1);
        assertThat(counter("requests", "2.0.0")).isEqualTo(1);
    }
}
