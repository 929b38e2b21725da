package dev.sluice.flag.usage.count;

import dev.sluice.flag.model.Scope;
import java.util.List;
import java.util.stream.Stream;

/** What a sink has not taken so far of one flag's counts. */
public final class Unpublished {
    private final FlagCounts of;
    private final Sink sink;
    private final List<Part> parts;

    private record Part(Line line, long count) {}

    private Unpublished(FlagCounts of, Sink sink, List<Part> parts) {
        this.of = of;
        this.sink = sink;
        this.parts = parts;
    }

    static Unpublished of(FlagCounts counts, Sink sink, Stream<Line> lines) {
        List<Part> parts = lines.map(line -> new Part(line, line.unpublished(sink)))
                .filter(part -> part.count() > 0)
                .toList();
        return new Unpublished(counts, sink, parts);
    }

    public String flag() {
        return of.flag();
    }

    public Scope scope() {
        return of.scope();
    }

    public List<OutcomeCount> outcomes() {
        return parts.stream().map(part -> part.line().count(part.count())).toList();
    }

    public long evaluations() {
        return parts.stream().mapToLong(Part::count).sum();
    }

    public boolean isEmpty() {
        return parts.isEmpty();
    }

    /** The sink has taken it; it never comes again. To be called once. */
    public void published() {
        parts.forEach(part -> part.line().publish(sink, part.count()));
    }
}
