package dev.sluice.rollout.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamPositionTest {

    @Test
    void isReadAsItWasWritten() {
        Random random = new Random(20261122);
        for (int round = 0; round < 200; round++) {
            StreamPosition position = StreamPosition.start(12, 1 + random.nextInt(5), 12, 0);
            for (int topic = 0; topic < 3; topic++) {
                for (int partition = 0; partition < position.partitions(topic); partition++) {
                    position = position.with(topic, partition, random.nextLong() >>> (1 + random.nextInt(63)));
                }
            }
            assertThat(StreamPosition.parse(position.text())).contains(position);
        }
    }

    @Test
    void holdsTheGreatestOffset() {
        StreamPosition position = StreamPosition.start(1, 1, 1, 1).with(2, 0, Long.MAX_VALUE);
        assertThat(StreamPosition.parse(position.text()))
                .hasValueSatisfying(read -> assertThat(read.next(2, 0)).isEqualTo(Long.MAX_VALUE));
    }

    @Test
    void aStepChangesNothingButItsPartition() {
        StreamPosition before = StreamPosition.start(2, 2, 2, 2).with(1, 1, 7);
        StreamPosition after = before.with(1, 0, 9);
        assertThat(after.next(1, 1)).isEqualTo(7);
        assertThat(after.next(1, 0)).isEqualTo(9);
        assertThat(before.next(1, 0)).isZero();
    }

    @Test
    void aPartitionThatIsNewerThanThePositionIsReadFromItsBeginning() {
        assertThat(StreamPosition.start(2, 2, 2, 2).with(0, 1, 5).next(0, 7)).isZero();
    }

    @Test
    void fitsInAHeader() {
        StreamPosition position = StreamPosition.start(12, 12, 12, 12);
        for (int topic = 0; topic < 4; topic++) {
            for (int partition = 0; partition < 12; partition++) {
                position = position.with(topic, partition, 1_000_000_000L);
            }
        }
        assertThat(position.text().length()).isLessThan(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "42", "not base64!", "AQ", "AgAAAAA", "__________________"})
    void refusesWhatIsNone(String text) {
        assertThat(StreamPosition.parse(text)).isEmpty();
    }

    @Test
    void refusesWhatIsCutOffOrHasATail() {
        byte[] bytes = Base64.getUrlDecoder()
                .decode(StreamPosition.start(1, 1, 1, 1).with(3, 0, 300).text());
        for (int length = 0; length < bytes.length; length++) {
            assertThat(StreamPosition.parse(text(bytes, length))).isEmpty();
        }
        assertThat(StreamPosition.parse(text(bytes, bytes.length + 1))).isEmpty();
        assertThat(StreamPosition.parse(text(bytes, bytes.length))).isPresent();
    }

    private static String text(byte[] bytes, int length) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(java.util.Arrays.copyOf(bytes, length));
    }
}
