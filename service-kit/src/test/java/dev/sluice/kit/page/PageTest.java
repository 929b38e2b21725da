package dev.sluice.kit.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.kit.problem.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
    @Test
    void theRowTooManyMakesTheCursorOfTheNextPage() {
        Page<String> page = Page.of(List.of("a", "b", "c"), new PageRequest(2, null), Cursor::of);

        assertThat(page.items()).containsExactly("a", "b");
        assertThat(page.next()).isEqualTo(Cursor.of("b").encode());
    }

    @Test
    void theLastPageHasNoCursor() {
        assertThat(Page.of(List.of("a", "b"), new PageRequest(2, null), Cursor::of)
                        .next())
                .isNull();
    }

    @Test
    void cursorsSurviveTheirWayThroughAUrl() {
        Cursor cursor = Cursor.of("2026-01-31T12:00:00Z", "é\"?&");

        assertThat(Cursor.decode(cursor.encode())).isEqualTo(cursor);
        assertThat(cursor.encode()).matches("[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "e30", "bnVsbA", "WzFd=x", "W251bGxd"})
    void whatIsNoCursorIsAProblem(String text) {
        assertThatThrownBy(() -> Cursor.decode(text)).isInstanceOf(ProblemException.class);
    }

    @Test
    void aCursorOfAnotherListIsAProblem() {
        assertThatThrownBy(() -> Cursor.of("a").key(1)).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 201})
    void theLimitIsLimited(int limit) {
        assertThatThrownBy(() -> PageRequest.of(limit, null)).isInstanceOf(ProblemException.class);
    }

    @Test
    void withoutParametersTheFirstFiftyAreMeant() {
        assertThat(PageRequest.of(null, "")).isEqualTo(new PageRequest(50, null));
    }
}
