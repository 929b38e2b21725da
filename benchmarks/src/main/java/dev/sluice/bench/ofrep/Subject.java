package dev.sluice.bench.ofrep;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What is asked, and who answers.
 *
 * @param name for people
 * @param pid of the process that answers
 * @param token empty where none is needed
 * @param questions asked in turn
 * @param status of every answer
 */
record Subject(String name, URI uri, long pid, String token, List<Question> questions, int status) {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();

    Subject {
        questions = List.copyOf(questions);
    }

    /** The same with other questions. */
    Subject asking(List<Question> others) {
        return new Subject(name, uri, pid, token, others, status);
    }

    /** Asks each question once, in turn. */
    List<HttpResponse<String>> answers() throws IOException, InterruptedException {
        List<HttpResponse<String>> answers = new ArrayList<>();
        for (Question question : questions) {
            HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                    .timeout(Duration.ofSeconds(10))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(question.body()));
            question.headers().forEach(request::header);
            if (!token.isEmpty()) {
                request.header("Authorization", "Bearer " + token);
            }
            answers.add(CLIENT.send(request.build(), BodyHandlers.ofString()));
        }
        return answers;
    }
}
