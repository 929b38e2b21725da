package dev.sluice.flag.messaging;

import dev.sluice.flag.change.FlagCommand;

/** What an event wants of one flag. */
record FlagWish(String flag, FlagCommand command) {}
