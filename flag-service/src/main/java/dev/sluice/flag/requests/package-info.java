/** Change requests: changes of flags and segments that wait for their time or for a second person. */
@NullMarked
package dev.sluice.flag.requests;

import org.jspecify.annotations.NullMarked;
