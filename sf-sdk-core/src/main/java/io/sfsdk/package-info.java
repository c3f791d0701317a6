/** The front door: everything else is reached from here, and nothing else depends on it. */
@NullMarked
package io.sfsdk;

import org.jspecify.annotations.NullMarked;
