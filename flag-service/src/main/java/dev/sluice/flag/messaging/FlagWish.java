package dev.sluice.flag.messaging;

import dev.sluice.flag.change.FlagCommand;

/** What an event wants of one flag. */
record FlagWish<C extends FlagCommand>(String flag, C command) {}
