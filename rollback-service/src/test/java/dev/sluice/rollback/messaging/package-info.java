/** Contract tests of what this service reads and writes. */
@NullMarked
package dev.sluice.rollback.messaging;

import org.jspecify.annotations.NullMarked;
