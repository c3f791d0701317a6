/** Describe answers as ordered maps, with the keys and in the order real describes have them. */
@NullMarked
package io.sfsdk.testkit.describe;

import org.jspecify.annotations.NullMarked;
