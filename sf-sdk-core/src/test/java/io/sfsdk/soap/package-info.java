@NullMarked
package io.sfsdk.soap;

import org.jspecify.annotations.NullMarked;
