/** How a call gets its access token, and a new one when the org refuses it. */
@NullMarked
package io.sfsdk.auth;

import org.jspecify.annotations.NullMarked;
