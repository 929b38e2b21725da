package dev.sluice.monitor.push;

/** Whom samples belong to. */
public record Pushed(String environment, String service, String source) {}
