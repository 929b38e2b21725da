/** Tests of the snapshot that follows the database. */
@NullMarked
package dev.sluice.flag.application;

import org.jspecify.annotations.NullMarked;
