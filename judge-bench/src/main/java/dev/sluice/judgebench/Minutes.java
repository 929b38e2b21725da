package dev.sluice.judgebench;

/** Ends of minutes. */
final class Minutes {
    private Minutes() {}

    static boolean whole(double minute) {
        return every(1, minute);
    }

    static boolean every(int minutes, double minute) {
        double rest = minute / minutes;
        return Math.abs(rest - Math.rint(rest)) < 1e-9;
    }
}
