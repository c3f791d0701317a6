/** Reads the events of a channel for as long as it is left alone, each at least once and in order, through breaks and restarts. */
@NullMarked
package io.sfsdk.subscribe;

import org.jspecify.annotations.NullMarked;
