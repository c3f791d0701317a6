/** Where records go that could not be written, and how they are driven again. */
@NullMarked
package io.sfsdk.deadletter;

import org.jspecify.annotations.NullMarked;
