/** Tests of the Bulk API 2.0 adapter, over real sockets against the simulated org. */
@NullMarked
package io.sfsdk.bulk;

import org.jspecify.annotations.NullMarked;
