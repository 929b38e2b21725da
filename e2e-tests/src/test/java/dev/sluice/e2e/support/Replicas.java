package dev.sluice.e2e.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The processes of each service of a stack that was started with several. */
public final class Replicas {
    private final Stack stack;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    public Replicas(Stack stack) {
        this.stack = stack;
    }

    /** The URLs of a service, the first replica's first. */
    public List<URI> of(String service) {
        List<URI> urls = new ArrayList<>();
        for (JsonNode url : stack.description().at("/replicas/" + service)) {
            urls.add(URI.create(url.asText()));
        }
        return urls;
    }

    /** The names, as {@code ./sluice restart} takes them, of those that publish the service's events now; one, in the long run. */
    public List<String> relayHolders(String service) {
        List<URI> urls = of(service);
        List<String> holders = new ArrayList<>();
        for (int i = 0; i < urls.size(); i++) {
            if (metrics(urls.get(i)).lines().anyMatch(line -> line.equals("sluice_outbox_leading 1.0"))) {
                holders.add(i == 0 ? service : service + "-" + (i + 1));
            }
        }
        return holders;
    }

    /** Empty when it does not answer. */
    private String metrics(URI replica) {
        try {
            HttpRequest request = HttpRequest.newBuilder(replica.resolve("/q/metrics"))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (java.net.ConnectException dead) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
