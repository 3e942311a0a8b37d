package eu.socieux.links;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;

/**
 * How often one address and one link are answered. Counted in memory of each node: a limit against nuisance, for the
 * secrets themselves cannot be guessed at any rate.
 */
@Component
public class Attempts {

    private static final int MOST_REMEMBERED = 20_000;

    private final Map<String, Bucket> buckets = Collections.synchronizedMap(new Remembered());
    private final LinkSettings settings;

    Attempts(LinkSettings settings) {
        this.settings = settings;
    }

    /**
     * Whether a request is answered.
     *
     * @param address where it comes from
     * @param token what stands in the place of the secret, null when nothing does
     */
    public boolean mayAsk(String address, String token) {
        boolean addressMay = bucket("address " + address, settings.requestsPerMinute(), Duration.ofMinutes(1))
                .tryConsume(1);
        boolean guessesLeft = guesses(address).getAvailableTokens() > 0;
        return addressMay
                && guessesLeft
                && (token == null
                        || bucket("link " + digest(token), settings.openingsPerMinute(), Duration.ofMinutes(1))
                                .tryConsume(1));
    }

    /** Notes that an address opened a link that there is not. */
    public void guessed(String address) {
        guesses(address).tryConsume(1);
    }

    /**
     * Whether an address may do once more what it may do so often.
     *
     * @param what the deed, in a word
     * @param times how often in the period
     */
    public boolean may(String what, String address, long times, Duration period) {
        return may(what, address, 1, times, period);
    }

    /**
     * Whether an address may take so much more of what there is so much of.
     *
     * @param what the good, in a word
     * @param amount how much is wanted now, at least 1
     * @param most how much in the period
     */
    public boolean may(String what, String address, long amount, long most, Duration period) {
        return bucket(what + " " + address, most, period).tryConsume(amount);
    }

    private Bucket guesses(String address) {
        return bucket("guess " + address, settings.guessesPerHour(), Duration.ofHours(1));
    }

    private Bucket bucket(String name, long times, Duration period) {
        return buckets.computeIfAbsent(name, unused -> Bucket.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(times)
                        .refillGreedy(times, period)
                        .build())
                .build());
    }

    private static String digest(String token) {
        return DigestUtils.md5DigestAsHex(token.getBytes(StandardCharsets.UTF_8));
    }

    /** Forgets whoever was not seen for longest, so that many addresses fill no memory. */
    private static final class Remembered extends LinkedHashMap<String, Bucket> {
        private static final long serialVersionUID = 1L;

        Remembered() {
            super(256, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_REMEMBERED;
        }
    }
}
