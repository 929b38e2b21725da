package dev.sluice.actuators.http;

/**
 * What came back, whole and bounded.
 *
 * @param body never shown to anybody: it is what a probed server answered
 */
@SuppressWarnings("ArrayRecordComponent") // safe because answers are never compared
record RouterAnswer(int status, byte[] body) {}
