/** Jobs in processes of their own: where they find the org, and how they are killed. */
@NullMarked
package io.sfsdk.examples.process;

import org.jspecify.annotations.NullMarked;
