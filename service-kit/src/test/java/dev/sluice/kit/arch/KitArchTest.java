package dev.sluice.kit.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.Test;

@AnalyzeClasses(packages = "dev.sluice.kit", importOptions = ImportOption.DoNotIncludeTests.class)
class KitArchTest {
    private static final Pattern DOMAIN =
            Pattern.compile("\\b(rollouts?|flags?|verdicts?)\\b", Pattern.CASE_INSENSITIVE);

    @ArchTest
    static final ArchRule noPackageNeedsItself = slices().matching("dev.sluice.kit.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a service must be able to read one mechanism without the others; move what is shared below both");

    @ArchTest
    static final ArchRule onlyTheRelaySends = noClasses()
            .that()
            .resideOutsideOfPackage("dev.sluice.kit.outbox..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Producer.class)
            .because(
                    "an event that is sent anywhere else is not in the transaction of its effect; append it to the Outbox");

    @Test
    void theKitHasNoWordsOfTheDomain() {
        assertThat(sources()).isNotEmpty().allSatisfy(file -> assertThat(
                        DOMAIN.matcher(read(file)).results().map(word -> word.group()))
                .as("%s: mechanics only; what is about the domain belongs into a service", file)
                .isEmpty());
    }

    @Test
    void noFileIsLongerThanAPersonReads() {
        assertThat(sources())
                .allSatisfy(file ->
                        assertThat(read(file).lines().count()).as("%s", file).isLessThanOrEqualTo(250));
    }

    private static List<Path> sources() {
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
