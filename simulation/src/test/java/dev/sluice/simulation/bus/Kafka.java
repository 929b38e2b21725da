package dev.sluice.simulation.bus;

import dev.sluice.kit.envelope.EventEnvelope;
import dev.sluice.simulation.world.Timeline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** The log of every topic, one partition per key, so that order holds per key and nowhere else. */
public final class Kafka {
    /** An event as it was appended. */
    public record Message(long at, EventEnvelope event) {}

    private final Timeline timeline;
    private final Map<String, Map<String, List<Message>>> logs = new LinkedHashMap<>();
    private final List<Runnable> whenBack = new ArrayList<>();
    private final List<BiConsumer<String, String>> listeners = new ArrayList<>();
    private BiConsumer<String, EventEnvelope> watcher = (topic, event) -> {};
    private boolean away;
    private long since;

    public Kafka(Timeline timeline) {
        this.timeline = timeline;
    }

    public boolean away() {
        return away;
    }

    /** Since when it is as it is. */
    public long since() {
        return since;
    }

    /** Who checks the rules sees everything as it is appended. */
    public void watched(BiConsumer<String, EventEnvelope> by) {
        watcher = by;
    }

    /** Called with topic and key of what was appended. */
    void onAppend(BiConsumer<String, String> listener) {
        listeners.add(listener);
    }

    void onBack(Runnable work) {
        whenBack.add(work);
    }

    public void leave() {
        if (!away) {
            away = true;
            since = timeline.now();
        }
    }

    public void comeBack() {
        if (away) {
            away = false;
            since = timeline.now();
            whenBack.forEach(Runnable::run);
        }
    }

    void append(String topic, String key, EventEnvelope event) {
        logs.computeIfAbsent(topic, name -> new LinkedHashMap<>())
                .computeIfAbsent(key, name -> new ArrayList<>())
                .add(new Message(timeline.now(), event));
        watcher.accept(topic, event);
        listeners.forEach(listener -> listener.accept(topic, key));
    }

    public List<Message> log(String topic, String key) {
        return logs.getOrDefault(topic, Map.of()).getOrDefault(key, List.of());
    }
}
