package dev.sluice.microbench;

/** Which library evaluates which rule. */
public enum Contest {
    SLUICE_FOUR_CLAUSES("Sluice's flag-engine, four clauses and a percentage"),
    SLUICE_FOUR_CLAUSES_ANEW("the same, with a context made over the attributes each time"),
    FLAGD_FOUR_CLAUSES("OpenFeature provider flagd, in process, the same"),
    SLUICE_TWO_ATTRIBUTES("Sluice's flag-engine, two attributes and a percentage"),
    FLAGD_TWO_ATTRIBUTES("OpenFeature provider flagd, in process, the same"),
    UNLEASH_TWO_ATTRIBUTES("unleash-client-java, a strategy with two constraints"),
    TOGGLZ_TWO_ATTRIBUTES("togglz-core, three features of one strategy each"),
    FF4J_TWO_ATTRIBUTES("ff4j-core, three features; its percentage is drawn anew each time");

    private final String title;

    Contest(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Made ready. */
    Contestant contestant() {
        return switch (this) {
            case SLUICE_FOUR_CLAUSES -> new SluiceContestant(Rules.FOUR_CLAUSES);
            case SLUICE_FOUR_CLAUSES_ANEW -> new SluiceContestantAnew(Rules.FOUR_CLAUSES);
            case FLAGD_FOUR_CLAUSES -> new FlagdContestant(Rules.FOUR_CLAUSES);
            case SLUICE_TWO_ATTRIBUTES -> new SluiceContestant(Rules.TWO_ATTRIBUTES);
            case FLAGD_TWO_ATTRIBUTES -> new FlagdContestant(Rules.TWO_ATTRIBUTES);
            case UNLEASH_TWO_ATTRIBUTES -> new UnleashContestant();
            case TOGGLZ_TWO_ATTRIBUTES -> new TogglzContestant();
            case FF4J_TWO_ATTRIBUTES -> new Ff4jContestant();
        };
    }
}
