package eu.socieux.intake;

import java.util.function.UnaryOperator;

/** The guess of languages for tests of other packages. */
public final class Languages {

    private Languages() {}

    public static UnaryOperator<String> guess() {
        return new LanguageGuess()::of;
    }
}
