/** What the module may use. */
@NullMarked
package io.sfsdk.pubsub.architecture;

import org.jspecify.annotations.NullMarked;
