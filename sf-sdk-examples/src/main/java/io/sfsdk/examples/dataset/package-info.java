/** Real organisations and given names, read from the word lists of a natural-language library on the class path. */
@NullMarked
package io.sfsdk.examples.dataset;

import org.jspecify.annotations.NullMarked;
