package dev.sluice.kit.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventIdsTest {
    @Test
    void idsAreOfVersion7AndCarryTheTime() {
        long before = System.currentTimeMillis();
        UUID id = EventIds.next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isBetween(before, before + 60_000);
    }

    @Test
    void idsIncreaseAsTextAlsoWithinOneMillisecond() {
        List<String> ids =
                Stream.generate(() -> EventIds.next().toString()).limit(20_000).toList();

        assertThat(ids).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void theLayoutIsThatOfRfc9562() {
        assertThat(EventIds.of(0x017F22E279B0L, 0xCC3, 0x18C4DC0C0C07398FL))
                .hasToString("017f22e2-79b0-7cc3-98c4-dc0c0c07398f"); // the example of its appendix A.6
    }
}
