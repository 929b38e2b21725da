package dev.sluice.flag.sync;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.flag.evaluation.EvaluableFlag;
import dev.sluice.flag.evaluation.Snapshot;
import dev.sluice.flag.model.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Encodes one set of flags over and over, and each time only the flags that differ from the last time. Not for several threads. */
final class SetEncoder {
    private final Scope set;
    private Map<String, Encoded> encoded = Map.of();
    private @Nullable SetMessage last;

    SetEncoder(Scope set) {
        this.set = set;
    }

    @SuppressWarnings("ArrayRecordComponent") // safe because it is only read, and never compared as a whole
    private record Encoded(EvaluableFlag flag, byte[] member, Set<String> asksFor) {}

    /**
     * The set as it is now; the very same message as before when it says the same.
     *
     * @param flags those of the set, by key
     * @param segments rules by name; those that no flag asks for stay here, since who has the set sees whom they list
     */
    SetMessage encode(Snapshot snapshot, List<EvaluableFlag> flags, Map<String, JsonNode> segments) {
        Map<String, Encoded> next = new HashMap<>();
        List<byte[]> members = new ArrayList<>(flags.size());
        for (EvaluableFlag flag : flags) {
            Encoded known = encoded.get(flag.key());
            Encoded now = known != null && known.flag() == flag
                    ? known
                    : new Encoded(flag, FlagDocument.member(flag.key(), flag.definition()), flag.asksFor());
            next.put(flag.key(), now);
            members.add(now.member());
        }
        encoded = next;
        Map<String, JsonNode> asked = new TreeMap<>(segments);
        asked.keySet()
                .retainAll(next.values().stream()
                        .flatMap(flag -> flag.asksFor().stream())
                        .collect(Collectors.toSet()));
        long version = snapshot.version(set);
        SetMessage message = SetMessage.of(version, FlagDocument.of(set, version, members, asked));
        if (last == null || !last.saysTheSameAs(message)) {
            last = message;
        }
        return last;
    }
}
