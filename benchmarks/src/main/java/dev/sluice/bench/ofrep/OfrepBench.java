package dev.sluice.bench.ofrep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.bench.Api;
import dev.sluice.bench.StackFailure;
import dev.sluice.bench.flagset.FlagSet;
import dev.sluice.bench.measure.Goal;
import dev.sluice.bench.measure.Reports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** OFREP over HTTP beside a bare echo, in turn, so that what disturbs one disturbs the other. */
public final class OfrepBench {

    /**
     * How to run.
     *
     * @param rounds how often each subject has its turn
     * @param seconds of one turn
     * @param warmUp seconds of each subject before
     */
    public record Options(Path stack, Path out, int rounds, int seconds, int warmUp) {}

    private static final int FLAGS = 350;

    /** More than the service has room for, of those whose answers it holds to tell 304 from memory. */
    private static final int MANY_USERS = 400;

    private static final String ALL = "/ofrep/v1/evaluate/flags";
    private static final String WHAT_IS_MEASURED = """

            What is measured. wrk with one thread and 16 connections asks as fast as answers come, over loopback; it shares the cores with the
            running system, demo included. 100 users ask in turn. The set has 350 flags, each with a rule of four clauses that hold and a
            percentage; the token has the role client for this set. The echo (module bench-echo) is a Quarkus REST endpoint of the same version
            on the event loop, in a JVM with flag-service's options: it parses the same bodies and writes an answer of the same length, and does
            nothing else. 304 is the bulk request again, with the tag of its last answer; 400 users are more than flag-service holds answers of
            (some 285 with so many flags), so that row says what those beyond cost; it has no goal. All take turns; a ratio is that of neighbours in one
            round, and the figure is the median over the rounds. "Processor" is what the answering process had for one request, on all its
            threads, its own background work included: it depends least on what else the machine does.
            """;

    private final Options options;
    private final Rounds rounds = new Rounds();

    private OfrepBench(Options options) {
        this.options = options;
    }

    /** Measures, prints and writes the result; gives whether every goal was reached. */
    public static boolean run(Options options) throws IOException, InterruptedException {
        Wrk.require();
        return new OfrepBench(options).run();
    }

    private boolean run() throws IOException, InterruptedException {
        JsonNode stack = Reports.stack(options.stack());
        String flags = stack.path("flag").asText();
        long pid = stack.path("pids").path("flag").asLong();
        Api operator = new Api(flags, stack.path("tokens").path("operator").asText());
        try (FlagSet set = new FlagSet(operator, "ofrep");
                ClientToken token = ClientToken.give(options.stack(), set.id())) {
            set.fill(FLAGS);
            TimeUnit.SECONDS.sleep(2); // until the services have read the token
            List<Question> users = questions(FlagSet.questions());
            Subject single =
                    new Subject("single", URI.create(flags + ALL + "/" + set.key(0)), pid, token.token(), users, 200);
            Subject bulk = new Subject("bulk of " + FLAGS, URI.create(flags + ALL), pid, token.token(), users, 200);
            JsonNode answer = Api.JSON.readTree(checked(single).getFirst().body());
            try (EchoServer echo = EchoServer.start(pid, answer)) {
                measure(List.of(
                        new Subject("echo", echo.uri(), echo.pid(), "", users, 200),
                        single,
                        bulk,
                        unchanged("304", bulk),
                        unchanged(
                                "304, " + MANY_USERS + " users",
                                bulk.asking(questions(FlagSet.questions(MANY_USERS))))));
            }
        }
        List<Goal> goals = rounds.goals();
        write(stack, goals);
        return goals.stream().allMatch(Goal::isReached);
    }

    private void measure(List<Subject> subjects) throws IOException, InterruptedException {
        for (Subject subject : subjects) {
            checked(subject);
            System.out.println(
                    Rounds.row(subject.name() + ", cold", Wrk.run(subject, Duration.ofSeconds(options.warmUp()))));
        }
        for (int round = 1; round <= options.rounds(); round++) {
            for (Subject subject : subjects) {
                Reading reading = Wrk.run(subject, Duration.ofSeconds(options.seconds()));
                rounds.add(subject.name(), reading);
                System.out.println(Rounds.row(subject.name() + ", round " + round, reading));
            }
        }
        for (Subject subject : subjects) {
            checked(subject); // a flag that somebody changed meanwhile would have turned every 304 into a 200
        }
    }

    private static List<Question> questions(List<ObjectNode> bodies) {
        return bodies.stream()
                .map(body -> new Question(Map.of(), body.toString()))
                .toList();
    }

    /** The same requests with the tags of their answers. */
    private static Subject unchanged(String name, Subject bulk) throws IOException, InterruptedException {
        List<Question> tagged = new ArrayList<>();
        List<HttpResponse<String>> answers = checked(bulk);
        for (int i = 0; i < answers.size(); i++) {
            String tag = answers.get(i).headers().firstValue("ETag").orElseThrow(() -> new StackFailure("no ETag"));
            tagged.add(new Question(
                    Map.of("If-None-Match", tag), bulk.questions().get(i).body()));
        }
        return new Subject(name, bulk.uri(), bulk.pid(), bulk.token(), tagged, 304);
    }

    /** wrk does not tell one good status from another. */
    private static List<HttpResponse<String>> checked(Subject subject) throws IOException, InterruptedException {
        List<HttpResponse<String>> answers = subject.answers();
        for (HttpResponse<String> answer : answers) {
            if (answer.statusCode() != subject.status()) {
                throw new StackFailure(
                        "%s answered %d: %s".formatted(subject.name(), answer.statusCode(), answer.body()));
            }
        }
        return answers;
    }

    private void write(JsonNode stack, List<Goal> goals) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(Goal.head());
        goals.forEach(goal -> lines.add(goal.row()));
        lines.add("");
        lines.addAll(rounds.table());
        lines.add("");
        lines.add("Replicas of each service: " + Reports.replicas(stack) + ".");
        Reports.write(
                options.out(),
                "OFREP: ./sluice bench ofrep --rounds %d --seconds %d --warm-up %d"
                        .formatted(options.rounds(), options.seconds(), options.warmUp()),
                lines,
                WHAT_IS_MEASURED);
    }
}
