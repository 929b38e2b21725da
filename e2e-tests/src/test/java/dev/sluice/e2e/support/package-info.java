/** What the black box tests share: the running stack, its REST APIs, plans, and eyes on gateway and topics. */
@NullMarked
package dev.sluice.e2e.support;

import org.jspecify.annotations.NullMarked;
