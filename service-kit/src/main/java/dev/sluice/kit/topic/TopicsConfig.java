package dev.sluice.kit.topic;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Prefix {@code sluice.topics}; names are without {@code sluice.topic-prefix}. */
@ConfigMapping(prefix = "sluice.topics")
public interface TopicsConfig {
    /** The topics that this service alone writes; it creates them. */
    Optional<List<String>> owned();

    /** Topics that this service reads outside of a channel; it waits for them. Those of its channels are known. */
    Optional<List<String>> read();
}
