/** Checks that what the documentation promises about tests is so. */
@NullMarked
package dev.sluice.e2e.docs;

import org.jspecify.annotations.NullMarked;
