package io.sfsdk.batch;

/** Goes off at the n-th moment; from then on nothing has an effect any more. */
final class Bomb {
    private int left;
    private boolean exploded;

    Bomb(int moments) {
        this.left = moments;
    }

    static Bomb dud() {
        return new Bomb(Integer.MAX_VALUE);
    }

    void tick() {
        if (exploded || left-- <= 0) {
            exploded = true;
            throw new Crash();
        }
    }

    boolean exploded() {
        return exploded;
    }

    /** Death of the process. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }
}
