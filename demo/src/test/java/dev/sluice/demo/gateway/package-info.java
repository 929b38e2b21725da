/** The gateway, alone and in front of servers that misbehave. */
@NullMarked
package dev.sluice.demo.gateway;

import org.jspecify.annotations.NullMarked;
