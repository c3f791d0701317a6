/** What the org allows in a day, who may spend how much of it, and when to stop. */
@NullMarked
package io.sfsdk.budget;

import org.jspecify.annotations.NullMarked;
