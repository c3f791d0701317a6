/** The packaged library as a host meets it: on the class path, on the module path, and by its size. */
@NullMarked
package io.sfsdk.smoke;

import org.jspecify.annotations.NullMarked;
