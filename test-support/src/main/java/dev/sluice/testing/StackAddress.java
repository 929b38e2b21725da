package dev.sluice.testing;

/**
 * Where a PostgreSQL and a Kafka broker are; also the form of the file that {@code SLUICE_TEST_STACK} names.
 *
 * @param kafka {@code host:port}
 * @param jdbc URL of the server, ending in a slash: {@code jdbc:postgresql://host:port/}
 * @param username may create databases
 */
public record StackAddress(String kafka, String jdbc, String username, String password) {}
