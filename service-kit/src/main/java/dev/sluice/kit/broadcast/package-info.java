/** Topics read without a consumer group, so that every replica sees every event; knows whether it has seen all of them. */
@NullMarked
package dev.sluice.kit.broadcast;

import org.jspecify.annotations.NullMarked;
