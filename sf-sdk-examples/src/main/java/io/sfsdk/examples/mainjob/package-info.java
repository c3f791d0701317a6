/** The main job: sync into a database, write thousands of records, mend what failed, sync again. */
@NullMarked
package io.sfsdk.examples.mainjob;

import org.jspecify.annotations.NullMarked;
