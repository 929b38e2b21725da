@NullMarked
package dev.sluice.flag.requests.life;

import org.jspecify.annotations.NullMarked;
