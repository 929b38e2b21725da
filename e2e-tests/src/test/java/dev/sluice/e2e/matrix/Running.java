package dev.sluice.e2e.matrix;

import dev.sluice.e2e.matrix.world.Lane;

/** A cell whose rollout was started. */
record Running(Cell cell, Lane lane, String rollout, long startedAt) {}
