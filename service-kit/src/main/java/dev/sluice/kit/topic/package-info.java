/** Topics: created when owned, awaited when read. */
@NullMarked
package dev.sluice.kit.topic;

import org.jspecify.annotations.NullMarked;
