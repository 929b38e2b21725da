/** Plain SQL on the connection of the current transaction. */
@NullMarked
package dev.sluice.kit.sql;

import org.jspecify.annotations.NullMarked;
