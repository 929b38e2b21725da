package dev.sluice.monitor.sources;

import dev.sluice.actuators.RouterFailure;
import dev.sluice.actuators.haproxy.HaproxyCounters;
import dev.sluice.actuators.haproxy.HaproxyCounters.Counted;
import dev.sluice.actuators.haproxy.HaproxyCounters.Counters;
import dev.sluice.judge.ArmCounts;
import dev.sluice.judge.Arms;
import dev.sluice.judge.Counts;
import dev.sluice.judge.Histogram;
import dev.sluice.judge.Tally;
import dev.sluice.monitor.analysis.SourceReading;
import dev.sluice.monitor.config.MonitorConfig;
import dev.sluice.monitor.exposition.Reading;
import dev.sluice.monitor.sources.SharedFetches.Fetched;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reads what HAProxy itself counts of both arms, over its runtime socket. */
@ApplicationScoped
public class HaproxyClient {
    private final SourceHttp http;
    private final MonitorConfig config;
    private final SharedFetches<Question, SourceReading> fetches;

    public HaproxyClient(SourceHttp http, MonitorConfig config, Clock clock) {
        this.http = http;
        this.config = config;
        this.fetches = new SharedFetches<>(clock);
    }

    private record Question(String url, Arms arms) {}

    Fetched<SourceReading> fetch(SourceSpec.Haproxy source, Arms arms, Freshness freshness) {
        Question question = new Question(source.url(), arms);
        return fetches.get(question, freshness.notBefore(), () -> read(question));
    }

    private SourceReading read(Question question) {
        Deadline deadline = Deadline.in(config.requestTimeout());
        List<String> versions =
                List.of(question.arms().baseline(), question.arms().candidate());
        try {
            HaproxyCounters haproxy = HaproxyCounters.at("source", URI.create(question.url()));
            Optional<String> host = haproxy.host();
            if (host.isPresent()) {
                http.requireElsewhere(host.get(), deadline);
            }
            Counters counters = haproxy.read(versions, deadline.left());
            ArmCounts counts = new ArmCounts(
                    counts(counters.versions(), versions.getFirst()), counts(counters.versions(), versions.getLast()));
            return new SourceReading.Counted(
                    new Reading(counters.process(), new Tally(counts, Histogram.NONE, Histogram.NONE)));
        } catch (IllegalArgumentException e) {
            return new SourceReading.Failed("The source's URL is not that of an haproxy route.");
        } catch (RouterFailure failure) {
            return new SourceReading.Failed(sentence(failure));
        } catch (SourceFailure failure) {
            return new SourceReading.Failed(failure.sentence());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new SourceReading.Failed("Asking the source was interrupted.");
        }
    }

    private static Counts counts(Map<String, Counted> versions, String version) {
        Counted counted = Objects.requireNonNull(versions.get(version));
        return new Counts(counted.requests(), counted.errors());
    }

    private static String sentence(RouterFailure failure) {
        return switch (failure) {
            case RouterFailure.Unauthorised unauthorised ->
                "This process may not use the runtime socket of HAProxy, or not for counters.";
            case RouterFailure.Rejected rejected ->
                "HAProxy has no server or backend of the registered names for one of the versions.";
            case RouterFailure.Unreachable unreachable ->
                "HAProxy's runtime socket did not answer in time, or nothing listens there.";
            case RouterFailure.Garbled garbled -> "What answers is not the runtime socket of HAProxy.";
            case RouterFailure.Refused refused -> unexpected();
            case RouterFailure.NotHeld notHeld -> unexpected();
        };
    }

    private static String unexpected() {
        return "HAProxy could not be read.";
    }
}
