/** What must never happen with credentials and data: shown, sent elsewhere, or given to a host that cannot prove itself. */
@NullMarked
package io.sfsdk.security;

import org.jspecify.annotations.NullMarked;
