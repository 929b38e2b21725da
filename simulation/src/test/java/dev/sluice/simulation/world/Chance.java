package dev.sluice.simulation.world;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** All chance comes from one seed. Each actor has a source of its own, so that a fault that is left out changes little elsewhere. */
public final class Chance {
    private final long seed;
    private final Map<String, RandomGenerator> sources = new HashMap<>();

    public Chance(long seed) {
        this.seed = seed;
    }

    public RandomGenerator of(String actor) {
        return sources.computeIfAbsent(
                actor,
                name -> new SplittableRandom(seed * 0x9E3779B97F4A7C15L ^ name.hashCode() * 0xBF58476D1CE4E5B9L));
    }
}
