/** For whom a flag is what, as people say it: ordered rules over attributes, segments, prerequisites. Pure. */
@NullMarked
package dev.sluice.flag.targeting;

import org.jspecify.annotations.NullMarked;
