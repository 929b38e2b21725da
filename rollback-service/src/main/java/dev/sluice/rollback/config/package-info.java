/** The settings of rollback-service. */
@NullMarked
package dev.sluice.rollback.config;

import org.jspecify.annotations.NullMarked;
