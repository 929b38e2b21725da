/** The shell around the pure core: events and looks change an analysis in one transaction each. */
@NullMarked
package dev.sluice.monitor.application;

import org.jspecify.annotations.NullMarked;
