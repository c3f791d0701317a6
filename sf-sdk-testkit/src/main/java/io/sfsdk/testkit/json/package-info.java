/** The simulated org's own JSON: a reader and a writer that share nothing with the code under test. */
@NullMarked
package io.sfsdk.testkit.json;

import org.jspecify.annotations.NullMarked;
