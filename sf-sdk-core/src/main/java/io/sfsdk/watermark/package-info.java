/** Where a job's position is kept between runs. */
@NullMarked
package io.sfsdk.watermark;

import org.jspecify.annotations.NullMarked;
