package io.sfsdk.rest;

/**
 * A value that an earlier step of the same call will have: {@code contact.with("AccountId", account.id())}. Made by {@link
 * CompositeStep} only; goes where a text value goes.
 */
public final class Reference implements CharSequence {
    private final CompositeStep step;
    private final String text;

    Reference(CompositeStep step, String text) {
        this.step = step;
        this.text = text;
    }

    CompositeStep step() {
        return step;
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    /** As the org reads it: {@code @{step1.id}}. */
    @Override
    public String toString() {
        return text;
    }
}
