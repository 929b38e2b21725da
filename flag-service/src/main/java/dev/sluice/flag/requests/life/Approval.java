package dev.sluice.flag.requests.life;

/** A second person agrees. */
public record Approval(String by, String reason) {}
