package dev.sluice.flag.sync;

import static dev.sluice.flag.sync.Sets.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.sluice.flag.evaluation.Snapshot;
import dev.sluice.flag.model.Content;
import dev.sluice.flag.model.Definition;
import dev.sluice.flag.model.Exposure;
import dev.sluice.flag.model.Flag;
import dev.sluice.flag.model.Kind;
import dev.sluice.flag.model.Variants;
import dev.sluice.flag.targeting.Clause;
import dev.sluice.flag.targeting.InvalidTargetingException;
import dev.sluice.flag.targeting.JsonLogic;
import dev.sluice.flag.targeting.Operator;
import dev.sluice.flag.targeting.Prerequisite;
import dev.sluice.flag.targeting.Segment;
import dev.sluice.flag.targeting.Targeting;
import dev.sluice.flag.targeting.TargetingReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The documents that go out against flagd's own schemas (flags.json, targeting.json of open-feature/flagd-schemas), which are not part of
 * this repository: they are looked for in the folder that {@code -Dsluice.conformance} names, by default beside the repository.
 */
class SyncConformanceTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FOLDER = "flagd/schemas/json";
    private static final String NAMES = "https://flagd.dev/schema/v0/";
    private static final Exposure HALF = new Exposure("on", "off", true, 50);

    private static final String EVERY_CLAUSE = """
            {"rules": [
              {"name": "listed", "when": [
                 {"attribute": "targetingKey", "operator": "in", "values": ["ada", 7, true]},
                 {"attribute": "tenant.name", "operator": "starts-with", "values": ["a", "b"], "not": true}],
               "serve": "on"},
              {"when": [
                 {"attribute": "mail", "operator": "ends-with", "values": ["@example.org"]},
                 {"attribute": "age", "operator": "<", "values": [18]},
                 {"attribute": "age", "operator": "<=", "values": [18.5]},
                 {"attribute": "age", "operator": ">", "values": [18, 21]},
                 {"attribute": "age", "operator": ">=", "values": [18]}],
               "serve": {"weights": {"on": 1, "off": 3}}},
              {"when": [
                 {"attribute": "version", "operator": "version =", "values": ["1.2.3"]},
                 {"attribute": "version", "operator": "version <", "values": ["1.2.3"]},
                 {"attribute": "version", "operator": "version <=", "values": ["1.2.3"]},
                 {"attribute": "version", "operator": "version >", "values": ["1.2.3"]},
                 {"attribute": "version", "operator": "version >=", "values": ["1.2.3"]},
                 {"attribute": "version", "operator": "version ~", "values": ["1.2.3"]},
                 {"attribute": "version", "operator": "version ^", "values": ["1.2.3"]}],
               "serve": {"weights": {"on": 1, "off": 1}, "by": "tenant"}},
              {"when": [{"segment": "friends"}, {"segment": "foes", "not": true}], "serve": "on"},
              {"when": [], "serve": "off"}]}
            """;

    private Schema schema =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema("{}", InputFormat.JSON);

    @BeforeEach
    void readSchemas() throws IOException {
        Path all = Path.of(Objects.requireNonNull(System.getProperty("sluice.conformance"), "set by Maven"));
        Path folder = all.resolve(FOLDER);
        assumeTrue(
                Files.isDirectory(folder),
                "SKIPPED: " + folder.normalize() + " is missing; -Dsluice.conformance=… names another place");
        Map<String, String> schemas = Map.of(
                NAMES + "flags.json", Files.readString(folder.resolve("flags.json")),
                NAMES + "targeting.json", Files.readString(folder.resolve("targeting.json")));
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7, builder -> builder.schemas(schemas))
                .getSchema(SchemaLocation.of(NAMES + "flags.json"));
    }

    @Test
    void everyDocumentIsOne() throws IOException, InvalidTargetingException {
        List<Flag> flags = new ArrayList<>();
        flags.add(flag("nobody", Content.of(new Exposure("on", "off", false, 0))));
        flags.add(flag("everybody", Content.of(new Exposure("on", "off", false, 100))));
        flags.add(flag("half", Content.of(HALF)));
        flags.add(flag("insiders", Content.of(new Exposure("on", "off", true, 0))));
        flags.add(flag("off", Content.of(HALF).switchedOff(HALF.closed())));
        Targeting every = TargetingReader.read(JSON.readTree(EVERY_CLAUSE));
        flags.add(flag("targeted", Content.of(HALF).with(every)));
        flags.add(flag(
                "dependent",
                Content.of(HALF)
                        .with(List.of(
                                new Prerequisite("targeted", Set.of("on")),
                                new Prerequisite("half", Set.of("on", "off")),
                                new Prerequisite("missing", Set.of("on"))))
                        .with(every)));
        Targeting expert =
                new Targeting.Expert(JSON.readTree("{\"if\":[{\"==\":[{\"var\":\"plan\"},\"gold\"]},\"on\",null]}"));
        flags.add(flag("expert", Content.of(HALF).with(expert)));

        assertThat(schema.validate(document(flags))).isEmpty();
    }

    @Test
    void everyTypeOfVariantsIsOne() throws IOException {
        List<Flag> flags = new ArrayList<>();
        for (String values : List.of("true,false", "\"x\",\"ü\"", "1,2.5", "{\"a\":[1]},{}")) {
            JsonNode list = JSON.readTree("[" + values + "]");
            Variants variants = new Variants(Map.of("on", list.get(0), "off", list.get(1)), "off");
            Definition definition = new Definition("flag-" + flags.size(), Kind.RELEASE, SHOP, variants);
            flags.add(Flag.create(definition, Content.of(HALF)));
        }

        assertThat(schema.validate(document(flags))).isEmpty();
    }

    @Test
    void wouldNoticeAWrongDocument() throws IOException {
        assertThat(schema.validate(JSON.readTree("{}"))).isNotEmpty();
        assertThat(schema.validate(JSON.readTree("""
                {"flags": {"a": {"state": "ENABLED", "variants": {"on": true},
                                 "targeting": {"fractional": "nonsense"}}}}
                """))).isNotEmpty();
    }

    private static Flag flag(String key, Content content) {
        return Flag.create(new Definition(key, Kind.RELEASE, SHOP, Variants.onOff()), content);
    }

    private static JsonNode document(List<Flag> flags) throws IOException {
        List<Snapshot.Entry> entries = flags.stream()
                .<Snapshot.Entry>map(flag -> new Snapshot.FlagEntry(flag, 1))
                .toList();
        Snapshot snapshot = Snapshot.EMPTY.caughtUp(entries, 1);
        Clause known = new Clause.Compare("tenant", Operator.IN, List.of(JsonLogic.text("acme")), false);
        JsonNode friends = JsonLogic.segment(new Segment("friends", List.of(List.of(known), List.of(known, known))));
        SetMessage message = new SetEncoder(SHOP)
                .encode(snapshot, Sets.of(snapshot, SHOP), Map.of("friends", friends, "foes", friends));
        return JSON.readTree(message.document());
    }
}
