/** Alpha spending for arms of a constant share: more power than an e-process, for fewer situations. */
@NullMarked
package dev.sluice.judge.spending;

import org.jspecify.annotations.NullMarked;
