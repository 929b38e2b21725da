package dev.sluice.stack.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits for the last visitor with the new checkout: the one after whom the running shop gave everybody the old one. */
record LastVisitor(Look shop, Duration patience, Duration pause) {

    /** When one person in ten has the new checkout, that many in a row are without it once in 10^13 times. */
    static final int IN_A_ROW = 300;

    /** The shop's own counters. */
    interface Look {
        ShopFigures figures() throws IOException, InterruptedException;
    }

    /** Returns what the shop says once that many in a row got the old one; complains when that does not come. */
    ShopFigures await() throws IOException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        ShopFigures since = shop.figures();
        while (true) {
            ShopFigures now = shop.figures();
            if (now.withNew() != since.withNew()) {
                since = now;
            }
            if (now.withOld() - since.withOld() >= IN_A_ROW) {
                return now;
            }
            DemoFailedException.unless(
                    System.nanoTime() < end,
                    "the running shop serves %d visitors in a row with the old checkout within %d s; its last one with the new was at %s"
                            .formatted(IN_A_ROW, patience.toSeconds(), now.lastNew()));
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        }
    }
}
