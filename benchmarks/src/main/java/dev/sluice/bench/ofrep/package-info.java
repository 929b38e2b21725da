/** How many OFREP requests a second flag-service answers, compared with the least that Quarkus can do. */
@NullMarked
package dev.sluice.bench.ofrep;

import org.jspecify.annotations.NullMarked;
