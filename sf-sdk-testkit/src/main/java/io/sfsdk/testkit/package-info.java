/** The front door of the simulated org: start one, point a client at it, look at what happened. */
@NullMarked
package io.sfsdk.testkit;

import org.jspecify.annotations.NullMarked;
