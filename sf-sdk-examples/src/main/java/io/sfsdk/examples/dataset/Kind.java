package io.sfsdk.examples.dataset;

/** What an organisation does, as its list says. */
public enum Kind {
    BUSINESS("Business"),
    PUBLIC_BODY("Public body"),
    EDUCATION("Education"),
    MEDIA("Media"),
    CHARITY("Charity"),
    MUSIC("Music"),
    SPORTS("Sports");

    private final String label;

    Kind(String label) {
        this.label = label;
    }

    /** The word people use. */
    public String label() {
        return label;
    }
}
