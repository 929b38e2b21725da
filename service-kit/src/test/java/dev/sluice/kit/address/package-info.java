/** Tests of addresses that nobody may send this service to. */
@NullMarked
package dev.sluice.kit.address;

import org.jspecify.annotations.NullMarked;
