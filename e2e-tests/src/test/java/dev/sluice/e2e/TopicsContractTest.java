package dev.sluice.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the services are configured to read and write is what asyncapi.yaml tells subscribers, and back. */
class TopicsContractTest {
    private static final Path ROOT = Path.of(System.getProperty("sluice.root", ".."));
    private static final List<String> SERVICES =
            List.of("flag-service", "rollout-service", "monitor-service", "rollback-service");

    @Test
    void everyConfiguredTopicIsAChannelAndEveryChannelIsOwnedOnce() throws IOException {
        var owners = new TreeMap<String, String>();
        var read = new TreeSet<String>();
        for (String service : SERVICES) {
            for (Properties properties : configurationOf(service)) {
                for (String name : properties.stringPropertyNames()) {
                    if (name.equals("sluice.topics.owned")) {
                        for (String topic : properties.getProperty(name).split(",", -1)) {
                            assertThat(owners.put(topic.strip(), service))
                                    .as("two owners of %s", topic)
                                    .isNull();
                        }
                    } else if (name.startsWith("sluice.channels.")) {
                        read.add(properties.getProperty(name));
                    }
                }
            }
        }
        assertThat(owners.keySet()).isEqualTo(channels().keySet());
        assertThat(channels().keySet()).containsAll(read);
        owners.forEach((topic, owner) -> assertThat(channels().get(topic)).contains(owner));
    }

    @Test
    void everyEventTypeIsAMessageOfExactlyOneChannelWithSchemaAndExample() throws IOException {
        JsonNode messages = asyncApi().at("/components/messages");
        var described = new TreeMap<String, Path>();
        for (JsonNode message : messages) {
            if (message.get("name").asText().equals("event")) {
                continue; // the envelope of the SSE stream, not a type of its own
            }
            Path schema = ROOT.resolve("contracts")
                    .resolve(message.at("/payload/$ref").asText())
                    .normalize();
            described.put(message.get("name").asText(), schema);
            JsonNode title = new ObjectMapper().readTree(schema.toFile()).get("title");
            assertThat(title.asText()).isEqualTo(message.get("name").asText());
            assertThat(schema.resolveSibling("examples")).isNotEmptyDirectory();
        }
        try (Stream<Path> folders = Files.list(ROOT.resolve("contracts/events"))) {
            assertThat(described.keySet())
                    .isEqualTo(folders.map(folder -> "dev.sluice." + folder.getFileName() + ".v1")
                            .collect(Collectors.toSet()));
        }
        long mentioned = asyncApi()
                .get("channels")
                .valueStream()
                .mapToLong(channel -> channel.get("messages").size())
                .sum();
        assertThat(mentioned).isEqualTo(messages.size());
        assertThat(described).hasSize(messages.size() - 1);
    }

    private static Map<String, String> channels() {
        return asyncApi()
                .get("channels")
                .valueStream()
                .filter(channel -> channel.at("/bindings").has("kafka"))
                .collect(Collectors.toMap(
                        channel -> channel.get("address").asText(),
                        channel -> channel.get("description").asText(),
                        (one, other) -> one,
                        TreeMap::new));
    }

    private static JsonNode asyncApi() {
        try {
            return new YAMLMapper()
                    .readTree(ROOT.resolve("contracts/asyncapi.yaml").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Properties> configurationOf(String service) throws IOException {
        Path resources = ROOT.resolve(service).resolve("src/main/resources");
        try (Stream<Path> files = Files.walk(resources)) {
            return files.filter(file -> file.toString().endsWith(".properties"))
                    .map(TopicsContractTest::load)
                    .toList();
        }
    }

    private static Properties load(Path file) {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
