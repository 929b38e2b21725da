package dev.sluice.demo.shop;

import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** Which checkout a visitor gets. When nobody can say, it is the old one: a shop never fails because of its flags. */
interface CheckoutFlag extends AutoCloseable {

    static CheckoutFlag of(Vertx vertx, Flags flags) {
        return switch (flags) {
            case Flags.None none -> new NoFlag();
            case Flags.Asked asked -> new AskedFlag(vertx, asked);
            case Flags.InProcess inProcess -> new InProcessFlag(vertx, inProcess);
        };
    }

    /** Never fails. */
    Future<Variant> variant(Visitor visitor);

    /** How it went so far. */
    Use use();

    @Override
    void close();

    /**
     * How the flag was used.
     *
     * @param fallbacks how many visitors got the old checkout because nobody could say
     * @param revision of the flag, as the last answer named it; 0 when it named none
     */
    record Use(long fallbacks, long revision) {

        static final Use NONE = new Use(0, 0);

        Use fellBack() {
            return new Use(fallbacks + 1, 0);
        }

        Use answered(long byRevision) {
            return new Use(fallbacks, byRevision);
        }
    }
}
