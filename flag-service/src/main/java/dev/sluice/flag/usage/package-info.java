/** What is known of the use of flags: counted always, stored and announced every few seconds. */
@NullMarked
package dev.sluice.flag.usage;

import org.jspecify.annotations.NullMarked;
