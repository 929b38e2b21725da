/** The shop, with a flag-service of the test's own. */
@NullMarked
package dev.sluice.demo.shop;

import org.jspecify.annotations.NullMarked;
