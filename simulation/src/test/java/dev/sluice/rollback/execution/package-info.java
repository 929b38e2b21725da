/** Opens rollback-service's pace of assertions to the simulation. */
@NullMarked
package dev.sluice.rollback.execution;

import org.jspecify.annotations.NullMarked;
