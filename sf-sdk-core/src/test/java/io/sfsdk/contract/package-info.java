/** What every store a host brings must hold: extend the class of your extension point and give it your own. */
@NullMarked
package io.sfsdk.contract;

import org.jspecify.annotations.NullMarked;
