package dev.sluice.judgebench;

/**
 * How error rates swing, as coefficients of variation.
 *
 * @param shared of both arms together
 * @param perArm of each arm for itself
 * @param minutes how long a swing lasts
 */
record Swings(double shared, double perArm, int minutes) {
    static final Swings NONE = new Swings(0, 0, 1);

    static Swings shared(double variation) {
        return new Swings(variation, 0, 1);
    }

    static Swings perArm(double variation, int minutes) {
        return new Swings(0, variation, minutes);
    }
}
