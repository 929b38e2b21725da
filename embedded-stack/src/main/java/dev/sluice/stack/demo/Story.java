package dev.sluice.stack.demo;

import java.io.PrintStream;

/** What the demo tells, each line with the seconds since it began. */
final class Story {
    private final PrintStream out;
    private final long begin = System.nanoTime();

    Story(PrintStream out) {
        this.out = out;
    }

    void chapter(String title) {
        out.println();
        out.println("== " + title);
    }

    void tell(String sentence) {
        out.printf("%6.1f s  %s%n", (System.nanoTime() - begin) / 1e9, sentence);
    }

    void detail(String sentence) {
        out.println("             " + sentence);
    }

    void checked(String what) {
        tell("✓ " + what);
    }
}
