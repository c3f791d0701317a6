/** Looks into the SOAP adapter's own reader, which nobody else can see. */
@NullMarked
package io.sfsdk.soap;

import org.jspecify.annotations.NullMarked;
