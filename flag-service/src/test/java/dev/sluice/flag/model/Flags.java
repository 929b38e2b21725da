package dev.sluice.flag.model;

/** Flags for tests. */
public final class Flags {
    public static final String KEY = "new-checkout";
    public static final Scope SCOPE = new Scope("production", "shop");
    public static final Exposure NOBODY = new Exposure("on", "off", false, 0);

    private Flags() {}

    public static Flag flag(String key, Exposure exposure) {
        return Flag.create(new Definition(key, Kind.RELEASE, SCOPE, Variants.onOff()), Content.of(exposure));
    }

    public static Flag flag() {
        return flag(KEY, NOBODY);
    }

    /** The variant on, for so many of those who are not internal. */
    public static Exposure on(boolean internal, double percentage) {
        return new Exposure("on", "off", internal, percentage);
    }
}
