/** Log-in, sessions and identity of the simulated org, with the texts and the order of checks of the real one. */
@NullMarked
package io.sfsdk.testkit.oauth;

import org.jspecify.annotations.NullMarked;
