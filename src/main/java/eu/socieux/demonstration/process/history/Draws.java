package eu.socieux.demonstration.process.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Chance that comes out the same each time. Each step of a case has draws of its own, so that the order in which the
 * engine hands out tasks changes nothing.
 */
final class Draws {

    private final Random random;

    private Draws(long seed) {
        this.random = new Random(seed);
    }

    /** The draws of what these words, together with the seed, are the name of. */
    static Draws of(long seed, Object... about) {
        long mixed = seed;
        for (Object part : about) {
            mixed = spread(mixed * 31 + String.valueOf(part).hashCode());
        }
        return new Draws(mixed);
    }

    private static long spread(long value) {
        long mixed = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
        return mixed ^ (mixed >>> 29);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** From 0 to just below 1. */
    double share() {
        return random.nextDouble();
    }

    /** Both ends included. */
    int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    <T> T oneOf(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }

    <T> List<T> shuffled(List<T> things) {
        List<T> mixed = new ArrayList<>(things);
        Collections.shuffle(mixed, random);
        return mixed;
    }

    /** One of several answers with their weights, written {@code accepted:80 returned:20}. */
    String choose(String weighted) {
        List<String[]> choices = Arrays.stream(weighted.split(" ", -1))
                .map(choice -> choice.split(":", -1))
                .toList();
        int drawn = random.nextInt(
                choices.stream().mapToInt(choice -> Integer.parseInt(choice[1])).sum());
        for (String[] choice : choices) {
            drawn -= Integer.parseInt(choice[1]);
            if (drawn < 0) {
                return choice[0];
            }
        }
        throw new IllegalStateException("The weights of '" + weighted + "' were summed up wrong.");
    }

    /** How long something takes that usually takes this long; now and then it takes several times as long. */
    double around(double usual) {
        return usual * Math.exp(0.6 * random.nextGaussian());
    }
}
