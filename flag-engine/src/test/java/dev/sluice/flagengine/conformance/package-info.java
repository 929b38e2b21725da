/** flagd's own scenarios, which are not part of this repository. */
@NullMarked
package dev.sluice.flagengine.conformance;

import org.jspecify.annotations.NullMarked;
