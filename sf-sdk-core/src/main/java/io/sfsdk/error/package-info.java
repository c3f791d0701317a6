/** What can go wrong: few sealed exceptions with open error codes. */
@NullMarked
package io.sfsdk.error;

import org.jspecify.annotations.NullMarked;
