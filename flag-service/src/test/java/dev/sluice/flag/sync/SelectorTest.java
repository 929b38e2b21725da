package dev.sluice.flag.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.flag.model.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectorTest {
    private static final Selector SHOP = new Selector.FlagSet(new Scope("production", "shop"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "flagSetId=production/shop",
                "source=production/shop",
                "production/shop",
                "  flagSetId = production/shop "
            })
    void namesASetInThreeWays(String text) {
        assertThat(Selector.of(text, "")).isEqualTo(SHOP);
        assertThat(Selector.of(null, text)).isEqualTo(SHOP);
    }

    @Test
    void prefersTheHeaderEvenWhenItIsWrong() {
        assertThat(Selector.of("production/shop", "staging/shop")).isEqualTo(SHOP);
        assertThat(Selector.of("nonsense", "production/shop")).isEqualTo(new Selector.Unusable());
        assertThat(Selector.of(" ", "production/shop")).isEqualTo(SHOP);
    }

    @Test
    void isNoneWhenNothingWasSent() {
        assertThat(Selector.of(null, "")).isEqualTo(new Selector.None());
        assertThat(Selector.of("", "  ")).isEqualTo(new Selector.None());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "flagSetId=",
                "production",
                "a/b/c",
                "/shop",
                "production/",
                "app=production/shop",
                "flagSetId=production/shop,source=x/y",
                "production/sh op",
                "*/*"
            })
    void cannotBeAnythingElse(String text) {
        assertThat(Selector.of(text, "")).isEqualTo(new Selector.Unusable());
    }
}
