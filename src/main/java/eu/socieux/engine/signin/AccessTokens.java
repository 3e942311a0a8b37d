package eu.socieux.engine.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tokens with which Modeler or a script acts for a person over REST without knowing the password. They are long and
 * random, so that a plain hash of them is enough.
 */
@Component
class AccessTokens {

    private static final String PREFIX = "socieux_";
    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient jdbc;
    private final Clock clock;
    private final SignInSettings settings;

    AccessTokens(JdbcClient jdbc, Clock clock, SignInSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
    }

    /** A new token of this person, which can be read only now. */
    Issued issue(String userId, String name) {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        String token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        Instant now = clock.instant();
        Instant expiresAt = now.plus(settings.tokenLifetime());
        long id = jdbc.sql(
                        """
                        insert into access_token (user_id, name, hash, created_at, expires_at)
                        values (:user, :name, :hash, :now, :expires) returning id
                        """)
                .param("user", userId)
                .param("name", name)
                .param("hash", hash(token))
                .param("now", Timestamp.from(now))
                .param("expires", Timestamp.from(expiresAt))
                .query(Long.class)
                .single();
        return new Issued(id, name, token, expiresAt);
    }

    /** The tokens of a person, oldest first, without their secrets. */
    List<Listed> of(String userId) {
        return jdbc.sql("select id, name, created_at, expires_at from access_token where user_id = :user order by id")
                .param("user", userId)
                .query((row, number) -> new Listed(
                        row.getLong("id"),
                        row.getString("name"),
                        row.getTimestamp("created_at").toInstant(),
                        row.getTimestamp("expires_at").toInstant()))
                .list();
    }

    /** Ends a token of this person; false when there is none of this id. */
    boolean revoke(String userId, long id) {
        return jdbc.sql("delete from access_token where id = :id and user_id = :user")
                        .param("id", id)
                        .param("user", userId)
                        .update()
                > 0;
    }

    /** The person whose token this is; empty when it is unknown, revoked or expired. */
    Optional<String> owner(String token) {
        return jdbc.sql("select user_id from access_token where hash = :hash and expires_at > :now")
                .param("hash", hash(token))
                .param("now", Timestamp.from(clock.instant()))
                .query(String.class)
                .optional();
    }

    private static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }

    /** A token as its owner gets it once. */
    record Issued(long id, String name, String token, Instant expiresAt) {}

    /** A token as its owner sees it later. */
    record Listed(long id, String name, Instant createdAt, Instant expiresAt) {}
}
