package dev.sluice.flag.requests.life;

import java.time.Instant;

/**
 * How a change request came to be.
 *
 * @param revision what was there then: the flag's revision; of a segment the version of the catalogue when it was written last, 0 if never
 */
public record Posted(Author author, String reason, Instant at, long revision) {}
