package dev.sluice.flag.ofrep;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StampedTagsTest {
    @Test
    void matchAnAnswerWhileTheirStampIsGood() {
        assertThat(of("\"abc-good\"").bare()).isEqualTo("\"abc\"");
        assertThat(of("\"abc-late\"").bare()).isEqualTo("\"abc-late\"");
        assertThat(of("W/\"abc-good\", \"abc-late\" ,abc-good").bare()).isEqualTo("W/\"abc\",\"abc-late\",abc");
    }

    @Test
    void areAnsweredAsTheyWereSent() {
        assertThat(of("\"other-good\", \"abc-good\"").held("\"abc\"")).isEqualTo("\"abc-good\"");
    }

    @Test
    void leaveOthersAlone() {
        assertThat(of(null).bare()).isNull();
        assertThat(of("*").bare()).isEqualTo("*");
        assertThat(of("*").held("\"abc\"")).isEqualTo("\"abc\"");
        assertThat(of("\"abc\"").bare()).isEqualTo("\"abc\"");
        assertThat(of("\"-\"").bare()).isEqualTo("\"-\"");
    }

    @Test
    void areMadeOfATagAndAStamp() {
        String tag = StampedTags.stamped("\"abc\"", "good");
        assertThat(ETags.matches(of(tag).bare(), "\"abc\"")).isTrue();
        assertThat(ETags.matches(tag, "\"abc\"")).isFalse();
    }

    private static StampedTags of(@Nullable String ifNoneMatch) {
        return new StampedTags(ifNoneMatch, "good"::equals);
    }
}
