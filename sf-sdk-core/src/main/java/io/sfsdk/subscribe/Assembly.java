package io.sfsdk.subscribe;

/** Makes of events what the handler gets at once. */
interface Assembly {
    Parcel add(Entry entry) throws RunEnd;
}
