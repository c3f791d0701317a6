/** The wire under fire: servers that break it in every way known. */
@NullMarked
package io.sfsdk.http;

import org.jspecify.annotations.NullMarked;
