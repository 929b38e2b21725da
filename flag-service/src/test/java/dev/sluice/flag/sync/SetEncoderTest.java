package dev.sluice.flag.sync;

import static dev.sluice.flag.sync.Sets.BOOKS;
import static dev.sluice.flag.sync.Sets.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.flag.evaluation.Snapshot;
import dev.sluice.flag.model.Flag;
import dev.sluice.flag.model.Flags;
import dev.sluice.flag.targeting.Clause;
import dev.sluice.flag.targeting.Serve;
import dev.sluice.flag.targeting.Targeting;
import dev.sluice.flag.targeting.TargetingRule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SetEncoderTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Sets sets = new Sets();
    private final SetEncoder encoder = new SetEncoder(SHOP);

    @Test
    void writesTheSetAsFlagdDefinesIt() throws JsonProcessingException {
        sets.expose(SHOP, "b", 0);
        sets.expose(SHOP, "a", 100);
        JsonNode document = JSON.readTree(encode(sets.expose(BOOKS, "c", 50)).document());

        assertThat(document).isEqualTo(JSON.readTree("""
                {"$evaluators": {},
                 "metadata": {"flagSetId": "production/shop", "version": "2"},
                 "flags": {
                   "a": {"state": "ENABLED", "variants": {"off": false, "on": true}, "defaultVariant": "on",
                         "metadata": {"flagSetId": "production/shop", "revision": 1}},
                   "b": {"state": "ENABLED", "variants": {"off": false, "on": true}, "defaultVariant": "off",
                         "metadata": {"flagSetId": "production/shop", "revision": 1}}}}
                """));
        assertThat(document.path("flags").fieldNames()).toIterable().containsExactly("a", "b");
    }

    @Test
    void writesASetWithoutFlags() throws JsonProcessingException {
        JsonNode document = JSON.readTree(encode(sets.snapshot()).document());

        assertThat(document.path("flags").isObject()).isTrue();
        assertThat(document.path("flags")).isEmpty();
        assertThat(document.at("/metadata/version").asText()).isEqualTo("0");
    }

    @Test
    void writesSegmentsForRulesToReferTo() throws JsonProcessingException {
        JsonNode rule = JSON.readTree("{\"==\":[{\"var\":\"tenant\"},\"ümit \\\"&\\\" sons\"]}");
        Flag flag = Flags.flag("a", Flags.on(false, 0));
        Targeting friends = new Targeting.Rules(
                List.of(new TargetingRule(null, List.of(new Clause.InSegment("friends", false)), new Serve.One("on"))));
        Snapshot snapshot = Snapshot.EMPTY.changed(
                new Snapshot.FlagEntry(flag.next(flag.content().with(friends), null), 1));
        SetMessage message =
                encoder.encode(snapshot, Sets.of(snapshot, SHOP), Map.of("friends", rule, "nobody-asks", rule));

        // What no flag asks for is not told to clients: it may list people.
        assertThat(JSON.readTree(message.document()).path("$evaluators"))
                .isEqualTo(JSON.createObjectNode().set("friends", rule));
    }

    @Test
    void givesTheSameMessageAsLongAsTheSetSaysTheSame() {
        SetMessage first = encode(sets.expose(SHOP, "a", 0));

        assertThat(encode(sets.expose(BOOKS, "c", 50))).isSameAs(first);
        assertThat(encode(sets.expose(SHOP, "a", 50))).isNotSameAs(first);
    }

    @Test
    void givesTheSameMessageWhenEverythingWasReadAgain() {
        sets.expose(SHOP, "a", 0);
        SetMessage first = encode(sets.expose(SHOP, "b", 20));

        assertThat(encode(sets.reloaded())).isSameAs(first);
    }

    @Test
    void forgetsAnArchivedFlagUnderANewVersion() throws JsonProcessingException {
        sets.expose(SHOP, "a", 0);
        SetMessage message = encode(sets.archive("a"));

        assertThat(message.version()).isEqualTo(2);
        assertThat(JSON.readTree(message.document()).path("flags")).isEmpty();
    }

    private SetMessage encode(Snapshot snapshot) {
        return encoder.encode(snapshot, Sets.of(snapshot, SHOP), Map.of());
    }
}
