@NullMarked
package dev.sluice.flag.requests;

import org.jspecify.annotations.NullMarked;
