package dev.sluice.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.openfeature.sdk.OpenFeatureAPI;
import dev.sluice.e2e.support.Api;
import dev.sluice.e2e.support.Shop;
import dev.sluice.e2e.support.Stack;
import dev.sluice.testing.NodeProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clients that docs/flags.md shows run as they stand there; only their ports are those of this stack. */
class DocumentedClientsE2eIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder = Path.of("");

    private final Stack stack = Stack.shared();
    private final ShownFlag flag = new ShownFlag(Api.of(stack, "flag", "operator"), "new-checkout");
    private Snippets document = new Snippets("");

    @BeforeEach
    void givesTheFlagToEverybody() throws IOException {
        document = Snippets.of(stack.root().resolve("docs/flags.md"));
        new Shop(stack).reset();
        flag.everybody();
    }

    @AfterEach
    void takesItBack() {
        flag.nobody();
        OpenFeatureAPI.getInstance().shutdown();
    }

    @Test
    void theOneInJava() throws Exception {
        String snippet = fiveLines(document.only("java", "setProviderAndWait"));

        assertThat(new JavaSnippet(here(snippet), folder).run()).isTrue();
    }

    @Test
    void theOneForNode() throws Exception {
        String snippet = fiveLines(document.only("js", "@openfeature/flagd-provider"));
        Path installed = NodeProgram.install(NodeSources.of(stack));
        Files.writeString(
                installed.resolve("documented.mjs"), here(snippet) + "console.log(on);\nawait OpenFeature.close();\n");

        assertThat(output(installed, List.of("node", "documented.mjs"))).isEqualTo("true\n");
    }

    @Test
    void theOneOfCurl() throws Exception {
        String[] parts = document.only("", "curl -s").split("\n\n", -1);
        JsonNode shown = JSON.readTree(parts[1]);
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "SKIPPED: this needs curl");

        JsonNode answer = JSON.readTree(output(folder, List.of("bash", "-c", here(fiveLines(parts[0])))));

        assertThat(answer.path("value").asBoolean()).isTrue();
        assertThat(answer.fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(shown::fieldNames);
        assertThat(answer.path("metadata").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(shown.path("metadata")::fieldNames);
    }

    private String here(String snippet) {
        return Snippets.at(stack.port(0), snippet);
    }

    private static String fiveLines(String snippet) {
        assertThat(snippet.lines().count()).as(snippet).isBetween(1L, 5L);
        return snippet;
    }

    private String output(Path where, List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(where.toFile());
        builder.environment().put("TOKEN", stack.token("client"));
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}
