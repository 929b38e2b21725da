package dev.sluice.stack.demo;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the shop says of itself, at one moment.
 *
 * @param withNew how many visitors it has answered with the new checkout, well or badly
 * @param withOld how many with the old one
 * @param lastNew when it last answered one with the new checkout; 1970 for never
 * @param fallbacks how many got the old one because nobody could say what the flag is
 * @param revision of the flag, by which the last visitor's checkout was chosen; 0 when nobody could say
 */
record ShopFigures(long withNew, long withOld, Instant lastNew, long fallbacks, long revision) {

    static ShopFigures read(String exposition) {
        return new ShopFigures(
                all(exposition, "shop_requests_total", "variant=\"on\"", BigDecimal::add)
                        .longValueExact(),
                all(exposition, "shop_requests_total", "variant=\"off\"", BigDecimal::add)
                        .longValueExact(),
                Instant.ofEpochMilli(
                        all(exposition, "shop_last_request_timestamp_seconds", "variant=\"on\"", BigDecimal::max)
                                .movePointRight(3)
                                .longValueExact()),
                all(exposition, "shop_flag_fallbacks_total", "", BigDecimal::add)
                        .longValueExact(),
                all(exposition, "shop_flag_revision", "", BigDecimal::add).longValueExact());
    }

    /** The series of that name with that label, put together. */
    private static BigDecimal all(String exposition, String name, String label, BinaryOperator<BigDecimal> together) {
        Matcher series =
                Pattern.compile("(?m)^" + name + "(\\{[^}]*})? ([0-9.]+)$").matcher(exposition);
        return series.results()
                .filter(line -> label.isEmpty() || line.group(1).contains(label))
                .map(line -> new BigDecimal(line.group(2)))
                .reduce(together)
                .orElseThrow(() -> new DemoFailedException("the shop's metrics lack " + name));
    }
}
