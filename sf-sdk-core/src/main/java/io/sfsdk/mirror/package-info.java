/** Copies that follow an object by its change events, begun by a query and mended by queries where events are missing. */
@NullMarked
package io.sfsdk.mirror;

import org.jspecify.annotations.NullMarked;
