package dev.sluice.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/problems.md lists what the catalogues of the services hold; {@code -Dapprove} writes it anew. */
class ProblemsContractTest {
    private static final Path ROOT = Path.of(System.getProperty("sluice.root", ".."));
    private static final Path PAGE = ROOT.resolve("docs/problems.md");
    private static final Pattern ENTRY =
            Pattern.compile("[A-Z_]+\\(\\s*\"([a-z0-9-]+)\",\\s*\"([^\"]+)\",\\s*(\\d{3})\\)");

    @Test
    void thePageListsEveryProblem() throws IOException {
        var page = new StringBuilder("""
                # Problems

                Every error is `application/problem+json` (RFC 9457); `type` is `urn:sluice:problem:<code>`, `detail` says what to do. The codes are stable.

                | code | status | title | where |
                |---|---|---|---|
                """);
        entries().forEach((code, rest) -> page.append("| `")
                .append(code)
                .append("` | ")
                .append(rest)
                .append(" |\n"));
        if (System.getProperty("approve") != null) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).hasContent(page.toString());
        assertThat(entries()).hasSizeGreaterThan(30);
    }

    private static Map<String, String> entries() throws IOException {
        var entries = new TreeMap<String, String>();
        try (Stream<Path> files = Files.walk(ROOT, 12)) {
            files.map(ROOT::relativize)
                    .filter(file -> file.toString().matches("(service-kit|[a-z]+-service)/src/main/.*Problem\\.java"))
                    .sorted()
                    .forEach(file -> read(file, entries));
        }
        return entries;
    }

    private static void read(Path file, Map<String, String> entries) {
        String where = file.getName(0).toString().replace("service-kit", "every service");
        try {
            Matcher entry = ENTRY.matcher(Files.readString(ROOT.resolve(file)));
            while (entry.find()) {
                String row = entry.group(3) + " | " + entry.group(2) + " | " + where;
                entries.merge(entry.group(1), row, (one, other) -> one + ", " + where);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
