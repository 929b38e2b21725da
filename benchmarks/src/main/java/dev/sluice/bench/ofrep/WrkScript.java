package dev.sluice.bench.ofrep;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What wrk is to ask and to say, in Lua. Requests are put together before the first one is sent, so that wrk pays little for each. */
final class WrkScript {
    private WrkScript() {}

    static String of(Subject subject) {
        StringBuilder script = new StringBuilder("local requests = {}\nlocal last = 0\nfunction init()\n");
        for (Question question : subject.questions()) {
            Map<String, String> headers = new TreeMap<>(question.headers());
            headers.put("Content-Type", "application/json");
            if (!subject.token().isEmpty()) {
                headers.put("Authorization", "Bearer " + subject.token());
            }
            script.append("  requests[#requests + 1] = wrk.format('POST', %s, {"
                    .formatted(quoted(subject.uri().getPath())));
            headers.forEach((name, value) -> script.append("[ %s ] = %s, ".formatted(quoted(name), quoted(value))));
            script.append("['Host'] = wrk.headers['Host']}, %s)%n".formatted(quoted(question.body())));
        }
        return script.append("""
                end
                function request()
                  last = last %% #requests + 1
                  return requests[last]
                end
                function done(summary, latency)
                  io.write(string.format('%s %%d %%d %%d %%d %%d %%d\\n', summary.requests, summary.duration,
                    latency:percentile(50), latency:percentile(99), summary.bytes,
                    summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
                end
                """.formatted(Wrk.RESULT)).toString();
    }

    /** A text of Lua that may contain everything but a closing bracket of the same level. */
    private static String quoted(String text) {
        if (text.contains("]===]")) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, "%s cannot be quoted", text));
        }
        return "[===[" + text + "]===]";
    }
}
