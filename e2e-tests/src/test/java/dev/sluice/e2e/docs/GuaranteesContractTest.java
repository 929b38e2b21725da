package dev.sluice.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every guarantee names tests that are there and run. */
class GuaranteesContractTest {
    private static final Path ROOT = Path.of(System.getProperty("sluice.root", ".."));

    private final TestSources sources = new TestSources(ROOT);

    @Test
    void everyGuaranteeIsProvedByTestsThatAreThere() throws IOException {
        List<String> lines = Files.readAllLines(ROOT.resolve("docs/guarantees.md"));
        List<Guarantee> guarantees = Guarantee.readAll(lines);

        assertThat(guarantees).as("each line that begins with “| G” is read").hasSize((int)
                lines.stream().filter(line -> line.startsWith("| G")).count());
        assertThat(guarantees)
                .extracting(Guarantee::number)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, guarantees.size()).boxed().toList());
        assertThat(guarantees).allSatisfy(guarantee -> assertThat(guarantee.proofs())
                .as("G%d names a test", guarantee.number())
                .isNotEmpty());
        assertThat(guarantees)
                .flatExtracting(guarantee -> guarantee.proofs().stream()
                        .map(proof -> sources.objection(proof).map(why -> "G%d: %s".formatted(guarantee.number(), why)))
                        .flatMap(Optional::stream)
                        .toList())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "e2e `NoSuchTest`,there are 0 classes",
        "nowhere `CrashE2eIT`,there are 0 classes",
        "e2e `Guarantee`,has no test",
        "e2e `CrashE2eIT#noSuchMethod`,has no test noSuchMethod",
        "e2e `CrashE2eIT#freshShop`,has no test freshShop",
    })
    void aProofThatIsNotThereIsFound(String column, String why) {
        Guarantee made = Guarantee.readAll(List.of("| G1 | something | " + column + " |"))
                .getFirst();
        assertThat(made.proofs()).singleElement().satisfies(proof -> assertThat(
                        sources.objection(proof).orElse(""))
                .contains(why));
    }

    @Test
    void theModuleNamedLastCounts() {
        assertThat(Guarantee.readAll(
                        List.of("| G3 | words `code` | e2e `AIT`, rollout `BTest#c`, `DTest` (in part) |")))
                .containsExactly(new Guarantee(
                        3,
                        List.of(
                                new Guarantee.Proof("e2e-tests", "AIT", ""),
                                new Guarantee.Proof("rollout-service", "BTest", "c"),
                                new Guarantee.Proof("rollout-service", "DTest", ""))));
    }
}
