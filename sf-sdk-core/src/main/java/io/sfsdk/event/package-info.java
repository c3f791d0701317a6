/** What every way to receive events has in common: channels, positions, and connections that give events when they are asked. */
@NullMarked
package io.sfsdk.event;

import org.jspecify.annotations.NullMarked;
