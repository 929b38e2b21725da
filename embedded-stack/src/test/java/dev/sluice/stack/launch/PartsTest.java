package dev.sluice.stack.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartsTest {
    @TempDir
    private Path folder = Path.of("");

    private Layout layout = new Layout(folder, folder, 0);
    private Keys keys = new Keys(Map.of());

    @BeforeEach
    void prepare() throws Exception {
        layout = new Layout(folder, folder.resolve(".sluice"), 100);
        keys = Keys.prepare(layout.keyFiles());
    }

    private List<Part> parts(int replicas) {
        return new Parts(layout, new Replicas(replicas)).all(keys);
    }

    @Test
    void withoutFurtherReplicasThereIsOneProcessOfEachService() {
        assertThat(parts(1).stream().map(Part::name))
                .containsExactly("infrastructure", "rollout", "flag", "monitor", "rollback", "shop", "gateway");
    }

    @Test
    void noTwoPartsOfAnySizeShareANameAPortOrALog() {
        List<Part> parts = parts(Replicas.MOST);

        assertThat(parts).hasSize(4 * Replicas.MOST + 3);
        assertThat(parts.stream().map(Part::name)).doesNotHaveDuplicates();
        assertThat(parts.stream().flatMap(part -> part.ports().stream())).doesNotHaveDuplicates();
        assertThat(parts.stream().map(part -> part.start().log())).doesNotHaveDuplicates();
    }

    @Test
    void replicasShareTheClassArchiveOfTheirService() {
        List<Path> archives =
                parts(2).stream().map(part -> part.start().archive().file()).toList();

        assertThat(archives)
                .hasSize(11)
                .satisfies(all -> assertThat(all.stream().distinct()).hasSize(7));
    }

    @Test
    void eachReplicaHasANameOfItsOwnAndTheDatabaseOfItsService() {
        List<Part> rollbacks = parts(2).stream()
                .filter(part -> part.name().startsWith("rollback"))
                .toList();

        assertThat(rollbacks.stream().map(part -> part.start().environment().get("SLUICE_REPLICA")))
                .containsExactly("rollback", "rollback-2");
        assertThat(rollbacks.stream().map(part -> part.start().environment().get("QUARKUS_DATASOURCE_JDBC_URL")))
                .containsOnly("jdbc:postgresql://127.0.0.1:8194/rollback");
        assertThat(rollbacks.stream().flatMap(part -> part.ports().stream())).containsExactly(8183, 8203);
    }

    @Test
    void isRestartedByItsName() {
        Parts two = new Parts(layout, new Replicas(2));

        assertThat(two.named("rollout-2", keys).title()).isEqualTo("rollout-service (2)");
        assertThat(two.named("rollout-service", keys).name()).isEqualTo("rollout");
        assertThatThrownBy(() -> two.named("rollout-3", keys)).hasMessageContaining("rollout-2");
    }
}
