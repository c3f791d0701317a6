package io.sfsdk.testkit.events;

/** Names of the channels that tell the changes of one object. */
public final class EntityChannels {
    private static final String ROOT = "/data/";
    private static final String SUFFIX = "ChangeEvent";

    private EntityChannels() {}

    /** {@code /data/AccountChangeEvent} of Account, {@code /data/Invoice__ChangeEvent} of Invoice__c. */
    public static String of(String object) {
        String base = object.endsWith("__c") ? object.substring(0, object.length() - 1) : object;
        return ROOT + base + SUFFIX;
    }

    /** The object of a channel; empty if the name has not the form of one. */
    public static String object(String channel) {
        if (!channel.startsWith(ROOT) || !channel.endsWith(SUFFIX)) {
            return "";
        }
        String base = channel.substring(ROOT.length(), channel.length() - SUFFIX.length());
        return base.endsWith("__") ? base + "c" : base;
    }
}
