package io.sfsdk.testkit;

/** Runs the simulated org as a program. */
public final class Main {

    private Main() {}

    /**
     * Prints how the program is used.
     *
     * @param args not read yet
     */
    public static void main(String[] args) {
        System.out.println("usage: java -jar sf-sdk-testkit-standalone.jar");
    }
}
