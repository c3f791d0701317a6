/** What the module may use. */
@NullMarked
package io.sfsdk.stream.architecture;

import org.jspecify.annotations.NullMarked;
