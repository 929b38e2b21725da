package dev.sluice.bench.ofrep;

/**
 * What one run of wrk saw.
 *
 * @param perSecond requests
 * @param p50 milliseconds
 * @param p99 milliseconds
 * @param bytes of an answer with its headers, on the average
 * @param processor microseconds that the answering process had for each request, on all its threads
 */
record Reading(double perSecond, double p50, double p99, double bytes, double processor) {}
