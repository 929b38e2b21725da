/** The programs as a whole, and what their tests share. */
@NullMarked
package dev.sluice.demo;

import org.jspecify.annotations.NullMarked;
