/** The event bus of the simulated org: what is published, how long it is kept, and who is told. */
@NullMarked
package io.sfsdk.testkit.events;

import org.jspecify.annotations.NullMarked;
