package dev.sluice.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Statements that set {@code boolean on}, compiled against the tests' own class path and run in this JVM. */
record JavaSnippet(String statements, Path folder) {
    @SuppressWarnings("InlineFormatString") // safe because it is read more easily as a whole
    private static final String PROGRAM = """
            import dev.openfeature.contrib.providers.flagd.*;
            import dev.openfeature.sdk.*;

            public class Documented implements java.util.concurrent.Callable<Boolean> {
                public Boolean call() throws Exception {
            %s
                    return on;
                }
            }
            """;

    @SuppressWarnings("BanClassLoader") // safe because what it loads is this repository's own document
    boolean run() throws Exception {
        compile();
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            Object program = loader.loadClass("Documented").getConstructor().newInstance();
            return (boolean) ((java.util.concurrent.Callable<?>) program).call();
        }
    }

    private void compile() throws IOException {
        Path source = Files.writeString(folder.resolve("Documented.java"), PROGRAM.formatted(statements));
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter says = new StringWriter();
        boolean compiled;
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            compiled = compiler.getTask(
                            says,
                            files,
                            null,
                            List.of("-classpath", classPath, "-d", folder.toString()),
                            null,
                            files.getJavaFileObjects(source))
                    .call();
        }
        assertThat(compiled).as(says.toString()).isTrue();
    }
}
