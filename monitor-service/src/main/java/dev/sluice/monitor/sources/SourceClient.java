package dev.sluice.monitor.sources;

import dev.sluice.kit.credentials.Credentials;
import dev.sluice.monitor.config.MonitorConfig;
import dev.sluice.monitor.exposition.Exposition;
import dev.sluice.monitor.exposition.ExpositionException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Fetches one exposition. What the server answered never gets into an error. */
@ApplicationScoped
public class SourceClient {
    private final MonitorConfig config;
    private final Credentials credentials;
    private final HttpClient http;

    public SourceClient(MonitorConfig config, Credentials credentials) {
        this.config = config;
        this.credentials = credentials;
        this.http = HttpClient.newBuilder()
                .connectTimeout(config.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    /** The parsed answer, after at most the request timeout; the body counts, so that a server that dribbles delays nobody. */
    Exposition fetch(SourceSpec.Exposed source) throws ExpositionException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(source))
                .timeout(config.requestTimeout())
                .header("Accept", "text/plain;version=0.0.4");
        Optional<String> credential = source.credential();
        if (credential.isPresent()) {
            String secret = credentials
                    .secret(credential.get())
                    .orElseThrow(() ->
                            new ExpositionException("The source's credential " + credential.get() + " is missing."));
            request.header("Authorization", "Bearer " + secret);
        }
        HttpResponse<byte[]> response = await(http.sendAsync(
                request.GET().build(), info -> new BoundedBody(info.statusCode() == 200 ? Exposition.MAX_BYTES : 0)));
        if (response.statusCode() != 200) {
            throw new ExpositionException("The source did not answer with status 200.");
        }
        return Exposition.parse(new String(response.body(), StandardCharsets.UTF_8));
    }

    private HttpResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> answer)
            throws ExpositionException, InterruptedException {
        try {
            return answer.get(config.requestTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new ExpositionException("The source did not answer in time.");
        } catch (ExecutionException e) {
            throw new ExpositionException(
                    e.getCause() instanceof BoundedBody.TooLarge
                            ? "The source's answer is too large."
                            : "The source cannot be reached.");
        } finally {
            answer.cancel(true);
        }
    }

    private static URI address(SourceSpec.Exposed source) throws ExpositionException {
        try {
            URI address = URI.create(source.url());
            if (address.getHost() == null
                    || !("http".equals(address.getScheme()) || "https".equals(address.getScheme()))) {
                throw new ExpositionException("The source's URL is not an http or https address.");
            }
            return address;
        } catch (IllegalArgumentException e) {
            throw new ExpositionException("The source's URL cannot be read.");
        }
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }
}
