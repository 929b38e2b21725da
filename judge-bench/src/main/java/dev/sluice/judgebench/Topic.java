package dev.sluice.judgebench;

import java.util.List;

/** Rows about one thing. */
interface Topic {
    String title();

    List<Line> lines(Runs runs);
}
