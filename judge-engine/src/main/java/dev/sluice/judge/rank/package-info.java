/** Mann-Whitney on points of both arms with the semantics of Kayenta's NetflixACAJudge, for plans that come from there. */
@NullMarked
package dev.sluice.judge.rank;

import org.jspecify.annotations.NullMarked;
