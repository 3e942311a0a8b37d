package eu.socieux.eventlog;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Stands in for people. The same person has the same pseudonym throughout one log; without the key nobody can tell who
 * it is, nor try out names. Not for use by several threads.
 */
final class Pseudonyms {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int RANDOM_KEY_BYTES = 32;
    /** 64 bits: enough that no two people of one facility share a pseudonym. */
    private static final int BYTES = 8;

    /** Null when people appear under their own names. */
    private final Mac mac;

    private Pseudonyms(Mac mac) {
        this.mac = mac;
    }

    /** With this key, or with a new one that nobody knows when it is null. */
    static Pseudonyms keyed(String key) {
        byte[] secret;
        if (key == null) {
            secret = new byte[RANDOM_KEY_BYTES];
            new SecureRandom().nextBytes(secret);
        } else {
            secret = key.getBytes(StandardCharsets.UTF_8);
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return new Pseudonyms(mac);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java runtime has " + ALGORITHM + ".", impossible);
        }
    }

    /** Leaves people as they are. */
    static Pseudonyms none() {
        return new Pseudonyms(null);
    }

    /** @param identity user id or mail address; null for nobody, which stays null */
    String of(String identity) {
        if (identity == null || mac == null) {
            return identity;
        }
        byte[] digest = mac.doFinal(identity.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
        return "person-" + HexFormat.of().formatHex(digest, 0, BYTES);
    }
}
