package dev.sluice.bench.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SyncStreamTest {
    @Test
    void readsTheVersionOfADocument() {
        String document =
                "\n\u0001{\"$evaluators\":{},\"metadata\":{\"flagSetId\":\"bench/sync\",\"version\":\"4711\"},\"flags\":{}}";

        assertThat(SyncStream.version(document.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(4711);
    }
}
