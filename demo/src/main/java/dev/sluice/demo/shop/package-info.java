/** A shop in two versions that asks flag-service which checkout to show, with switches for faults. */
@NullMarked
package dev.sluice.demo.shop;

import org.jspecify.annotations.NullMarked;
