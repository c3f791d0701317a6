package io.sfsdk.faults;

import java.io.IOException;
import java.time.Duration;

/**
 * One thing that goes wrong.
 *
 * @param row its row in the table; faults of one row have the same outcomes
 * @param name what tells it from the others of its row
 * @param staging makes it happen
 * @param isEndless whether only a deadline ends it
 * @param clockError what the client's clock is off
 * @param leastPause the pause that a retry must at least make
 */
record WireFault(
        String row, String name, Staging staging, boolean isEndless, Duration clockError, Duration leastPause) {
    private static final Duration DEADLINE = Duration.ofSeconds(3);

    /** Two attempts, the body of each perhaps asked for twice, on a machine that has other things to do. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** Called after the client has logged in, unless logging in is the operation. */
    @FunctionalInterface
    interface Staging {
        void stage(Scene scene) throws IOException;
    }

    WireFault(String row, Staging staging) {
        this(row, "", staging, false, Duration.ZERO, Duration.ZERO);
    }

    WireFault named(String variant) {
        return new WireFault(row, variant, staging, isEndless, clockError, leastPause);
    }

    WireFault endless() {
        return new WireFault(row, name, staging, true, clockError, leastPause);
    }

    WireFault withClockError(Duration error) {
        return new WireFault(row, name, staging, isEndless, error, leastPause);
    }

    WireFault withLeastPause(Duration pause) {
        return new WireFault(row, name, staging, isEndless, clockError, pause);
    }

    Ending play(Operation operation, Strikes strikes) throws IOException {
        try (Scene scene = new Scene(operation, strikes, clockError)) {
            if (isEndless) {
                scene.hurry(DEADLINE);
            }
            staging.stage(scene);
            Ending ending = scene.play();
            if (!scene.isSound()) {
                throw new AssertionError(
                        "the simulated org failed: " + scene.org().defects());
            }
            if (ending.took().compareTo(LONGEST) > 0) {
                throw new AssertionError("took " + ending.took() + ", more than " + LONGEST);
            }
            return ending;
        }
    }
}
