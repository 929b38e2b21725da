package dev.sluice.monitor.sources;

import dev.sluice.judge.Arms;
import dev.sluice.monitor.analysis.SourceReading;
import dev.sluice.monitor.config.MonitorConfig;
import dev.sluice.monitor.exposition.ExpositionException;
import dev.sluice.monitor.sources.SharedFetches.Fetched;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;

/** Asks a Prometheus for the totals of both arms, with one query. */
@ApplicationScoped
public class PromClient {
    private static final int RETRIES = 2;
    private static final long FIRST_PAUSE_MILLIS = 200;

    private final SourceHttp http;
    private final MonitorConfig config;
    private final SharedFetches<Question, SourceReading> fetches;

    public PromClient(SourceHttp http, MonitorConfig config, Clock clock) {
        this.http = http;
        this.config = config;
        this.fetches = new SharedFetches<>(clock);
    }

    private record Question(SourceSpec.Queried source, Arms arms) {}

    Fetched<SourceReading> fetch(SourceSpec.Queried source, Arms arms, Freshness freshness) {
        Question question = new Question(source, arms);
        return fetches.get(question, freshness.notBefore(), () -> read(question));
    }

    private SourceReading read(Question question) {
        PromQueries queries = question.source().queries();
        try {
            String query =
                    queries.together(question.arms().baseline(), question.arms().candidate());
            PromAnswer answer = PromAnswer.parse(ask(question.source().endpoint(), query));
            return new SourceReading.Counted(new PromReading(queries, answer).read());
        } catch (SourceFailure failure) {
            return new SourceReading.Failed(failure.sentence());
        } catch (ExpositionException failure) {
            return new SourceReading.Failed(String.valueOf(failure.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new SourceReading.Failed("Asking the source was interrupted.");
        }
    }

    /** Asks again only where that may help, twice at most, while there is time. */
    private String ask(Endpoint endpoint, String query) throws SourceFailure, InterruptedException {
        Deadline deadline = Deadline.in(config.requestTimeout());
        for (int retry = 0; ; retry++) {
            try {
                return http.ask(endpoint, request(endpoint, query, deadline), deadline)
                        .body();
            } catch (SourceFailure failure) {
                long most = FIRST_PAUSE_MILLIS << retry;
                long pause = ThreadLocalRandom.current().nextLong(most / 2, most + 1);
                if (!failure.mayPass() || retry == RETRIES || deadline.left().toMillis() <= pause) {
                    throw explained(failure);
                }
                Thread.sleep(pause);
            }
        }
    }

    /** The evaluation's time is Prometheus's own clock: ours may go otherwise. */
    private static HttpRequest.Builder request(Endpoint endpoint, String query, Deadline deadline)
            throws SourceFailure {
        String base = SourceHttp.address(endpoint).toString();
        URI address = URI.create((base.endsWith("/") ? base : base + "/") + "api/v1/query");
        String form = "query=" + URLEncoder.encode(query, StandardCharsets.UTF_8) + "&partial_response=false&timeout="
                + Math.max(1, deadline.left().toMillis()) + "ms";
        return HttpRequest.newBuilder(address)
                .header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
    }

    private static SourceFailure explained(SourceFailure failure) {
        return failure.status() == 400 || failure.status() == 422
                ? SourceFailure.lasting("Prometheus cannot run the queries (status " + failure.status()
                        + "): each must be an instant vector, with one series per arm and no label given twice.")
                : failure;
    }
}
