package dev.sluice.kit.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChannelDefaultsTest {
    private static final String CHANNEL = "mp.messaging.incoming.orders.";

    @Test
    void oneLineConfiguresAChannel() {
        SmallRyeConfig config = config("sluice.topic-prefix", "");

        assertThat(value(config, CHANNEL + "connector")).isEqualTo("smallrye-kafka");
        assertThat(value(config, CHANNEL + "topic")).isEqualTo("test.orders.v1");
        assertThat(value(config, CHANNEL + "group.id")).isEqualTo("shop-orders");
        assertThat(value(config, CHANNEL + "group.instance.id")).isEqualTo("shop-1");
        assertThat(value(config, CHANNEL + "dead-letter-queue.topic")).isEqualTo("test.orders.v1.dlq.shop-orders");
        assertThat(config.getPropertyNames()).contains(CHANNEL + "isolation.level");
    }

    @Test
    void aChannelDoesNotHoldUpAStop() {
        SmallRyeConfig config = config("sluice.topic-prefix", "");

        assertThat(value(config, CHANNEL + "graceful-shutdown")).isEqualTo("false");
        assertThat(value(config, CHANNEL + "dead-letter-queue.close-timeout")).isEqualTo("2000");
        assertThat(value(config, CHANNEL + "dead-letter-queue.delivery.timeout.ms"))
                .isEqualTo("2147483647");
    }

    @Test
    void theTopicPrefixIsOnEverythingThatOthersCouldShare() {
        SmallRyeConfig config = config("sluice.topic-prefix", "it1.");

        assertThat(value(config, CHANNEL + "topic")).isEqualTo("it1.test.orders.v1");
        assertThat(value(config, CHANNEL + "group.id")).isEqualTo("it1.shop-orders");
        assertThat(value(config, CHANNEL + "dead-letter-queue.topic")).isEqualTo("it1.test.orders.v1.dlq.shop-orders");
    }

    @Test
    void aServiceCanOverrideEachSetting() {
        assertThat(value(config(CHANNEL + "max.poll.records", "7"), CHANNEL + "max.poll.records"))
                .isEqualTo("7");
    }

    private static String value(SmallRyeConfig config, String name) {
        return String.valueOf(config.getConfigValue(name).getValue());
    }

    private static SmallRyeConfig config(String name, String value) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withDefaultValue("quarkus.application.name", "shop")
                .withDefaultValue("sluice.replica", "shop-1")
                .withSources(new PropertiesConfigSource(
                        Map.of("sluice.channels.orders", "test.orders.v1", name, value), "test", 250))
                .withSources(new ChannelDefaults())
                .build();
    }
}
