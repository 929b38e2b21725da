package dev.sluice.monitor.sources;

import dev.sluice.monitor.config.MonitorConfig;
import dev.sluice.monitor.exposition.Dialect;
import dev.sluice.monitor.exposition.Exposition;
import dev.sluice.monitor.exposition.ExpositionException;
import dev.sluice.monitor.sources.SharedFetches.Fetched;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.http.HttpRequest;
import java.time.Clock;

/** Fetches expositions, each once for all who look at it. */
@ApplicationScoped
public class ScrapeClient {
    private static final String ACCEPT = "application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5";

    private final SourceHttp http;
    private final MonitorConfig config;
    private final SharedFetches<Endpoint, Scraped> fetches;

    public ScrapeClient(SourceHttp http, MonitorConfig config, Clock clock) {
        this.http = http;
        this.config = config;
        this.fetches = new SharedFetches<>(clock);
    }

    /** What an endpoint gave; failures are shared, too. */
    sealed interface Scraped {

        record Read(Exposition exposition) implements Scraped {}

        record Failed(String reason) implements Scraped {}
    }

    Fetched<Scraped> fetch(Endpoint endpoint, Freshness freshness) {
        return fetches.get(endpoint, freshness.notBefore(), () -> scrape(endpoint));
    }

    private Scraped scrape(Endpoint endpoint) {
        Deadline deadline = Deadline.in(config.requestTimeout());
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(SourceHttp.address(endpoint))
                    .header("Accept", ACCEPT)
                    .GET();
            SourceHttp.Answer answer = http.ask(endpoint, request, deadline);
            return new Scraped.Read(Exposition.parse(answer.body(), Dialect.of(answer.type())));
        } catch (SourceFailure failure) {
            return new Scraped.Failed(failure.sentence());
        } catch (ExpositionException failure) {
            return new Scraped.Failed(String.valueOf(failure.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Scraped.Failed("Asking the source was interrupted.");
        }
    }
}
