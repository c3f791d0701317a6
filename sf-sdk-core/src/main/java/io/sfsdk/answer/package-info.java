/** What an org answered: a success that is read to its end, or a refusal as an exception that names every error. */
@NullMarked
package io.sfsdk.answer;

import org.jspecify.annotations.NullMarked;
