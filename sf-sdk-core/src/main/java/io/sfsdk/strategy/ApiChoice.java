package io.sfsdk.strategy;

import java.util.OptionalLong;

/**
 * A choice with its reason, so that a log can answer "why this API?".
 *
 * @param option what was chosen
 * @param reason one sentence
 * @param estimatedCalls calls the work will cost, if its size is known
 */
public record ApiChoice(ApiOption option, String reason, OptionalLong estimatedCalls) {}
