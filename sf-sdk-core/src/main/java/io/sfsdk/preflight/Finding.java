package io.sfsdk.preflight;

/**
 * One thing that was looked at.
 *
 * @param topic in a word or two, such as {@code scopes}; the same for each finding about the same thing
 * @param what was found
 * @param remedy what to do, empty if nothing
 */
public record Finding(Severity severity, String topic, String what, String remedy) {
    @Override
    public String toString() {
        return String.format("%-7s %-16s %s%s", severity, topic, what, remedy.isEmpty() ? "" : ". " + remedy);
    }
}
