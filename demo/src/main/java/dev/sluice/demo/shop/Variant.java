package dev.sluice.demo.shop;

import java.util.Locale;

/** The two checkouts between which the flag chooses. */
enum Variant {
    ON("the new checkout: pay in one step"),
    OFF("the checkout you know: cart, address, payment");

    private final String page;

    Variant(String page) {
        this.page = page;
    }

    static Variant of(boolean isNew) {
        return isNew ? ON : OFF;
    }

    String page() {
        return page;
    }

    /** As on metrics, in answers and in faults. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
