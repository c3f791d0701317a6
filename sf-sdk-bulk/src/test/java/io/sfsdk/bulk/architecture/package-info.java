/** What the module may use. */
@NullMarked
package io.sfsdk.bulk.architecture;

import org.jspecify.annotations.NullMarked;
