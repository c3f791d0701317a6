/** Writes or handles any number of records with each record's failure kept to itself. */
@NullMarked
package io.sfsdk.batch;

import org.jspecify.annotations.NullMarked;
