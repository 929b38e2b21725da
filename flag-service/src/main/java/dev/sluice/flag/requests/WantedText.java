package dev.sluice.flag.requests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.flag.change.Edited;
import dev.sluice.flag.model.Scope;
import dev.sluice.flag.requests.life.FlagChange;
import dev.sluice.flag.requests.life.Wanted;
import dev.sluice.flag.store.ContentJson;
import dev.sluice.flag.store.SegmentText;
import org.jspecify.annotations.Nullable;

/** What a request wants as a JSON object with one member, in a text column. */
final class WantedText {
    private static final String EXPOSURE = "exposure";
    private static final String TARGETING = "targeting";
    private static final String PREREQUISITES = "prerequisites";
    private static final String CARD = "card";
    private static final String ENABLED = "enabled";
    private static final String REVERT_TO = "revertTo";
    private static final String ARCHIVED_BY_FORCE = "archivedByForce";
    private static final String SEGMENT = "segment";

    private WantedText() {}

    static String write(Wanted wanted) {
        return switch (wanted) {
            case Wanted.OfFlag flag -> write(flag.change()).toString();
            case Wanted.OfSegment segment ->
                segment.segment() == null
                        ? one(SEGMENT, JsonNodeFactory.instance.nullNode()).toString()
                        : one(SEGMENT, ContentJson.tree(SegmentText.write(segment.segment())))
                                .toString();
        };
    }

    static Wanted flag(Scope scope, String key, String text) {
        return new Wanted.OfFlag(scope, key, change(ContentJson.tree(text)));
    }

    static Wanted segment(Scope scope, String name, String text) {
        JsonNode anyOf = ContentJson.tree(text).path(SEGMENT);
        return new Wanted.OfSegment(scope, name, anyOf.isNull() ? null : SegmentText.read(name, anyOf.toString()));
    }

    private static JsonNode write(FlagChange change) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (change) {
            case FlagChange.Edit edit -> write(edit.edited());
            case FlagChange.Disable disable -> one(ENABLED, json.booleanNode(false));
            case FlagChange.Revert revert -> one(REVERT_TO, json.numberNode(revert.revision()));
            case FlagChange.Archive archive -> one(ARCHIVED_BY_FORCE, json.booleanNode(archive.force()));
        };
    }

    private static JsonNode write(Edited edited) {
        return switch (edited) {
            case Edited.NewExposure exposure -> one(EXPOSURE, ContentJson.exposure(exposure.exposure()));
            case Edited.NewTargeting targeting -> one(TARGETING, ContentJson.targeting(targeting.targeting()));
            case Edited.NewPrerequisites all -> one(PREREQUISITES, ContentJson.prerequisites(all.prerequisites()));
            case Edited.NewCard card -> one(CARD, ContentJson.card(card.card()));
            case Edited.SwitchedOn on -> one(ENABLED, JsonNodeFactory.instance.booleanNode(true));
            case Edited.Replaced replaced -> throw new IllegalArgumentException("no request asks for this");
        };
    }

    private static FlagChange change(JsonNode node) {
        String name = node.fieldNames().next();
        JsonNode value = node.path(name);
        return switch (name) {
            case EXPOSURE -> edit(new Edited.NewExposure(ContentJson.exposure(value)));
            case TARGETING -> edit(new Edited.NewTargeting(ContentJson.targeting(value)));
            case PREREQUISITES -> edit(new Edited.NewPrerequisites(ContentJson.prerequisites(value)));
            case CARD -> edit(new Edited.NewCard(ContentJson.card(value)));
            case ENABLED -> value.asBoolean() ? edit(new Edited.SwitchedOn()) : new FlagChange.Disable();
            case REVERT_TO -> new FlagChange.Revert(value.asLong());
            case ARCHIVED_BY_FORCE -> new FlagChange.Archive(value.asBoolean());
            default ->
                throw new IllegalStateException("the column change holds what this service never wrote: " + name);
        };
    }

    private static FlagChange edit(Edited edited) {
        return new FlagChange.Edit(edited);
    }

    private static ObjectNode one(String name, @Nullable JsonNode value) {
        return JsonNodeFactory.instance.objectNode().set(name, value);
    }
}
