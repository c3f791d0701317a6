/** Logins and sessions against servers that refuse, lie and move. */
@NullMarked
package io.sfsdk.auth;

import org.jspecify.annotations.NullMarked;
