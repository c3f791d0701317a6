/** Records as values of a host's own classes, and back; by functions, without reflection. */
@NullMarked
package io.sfsdk.mapping;

import org.jspecify.annotations.NullMarked;
