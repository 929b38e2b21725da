/** The life of a change request: what a person, and time, may do to it. Pure. */
@NullMarked
package dev.sluice.flag.requests.life;

import org.jspecify.annotations.NullMarked;
