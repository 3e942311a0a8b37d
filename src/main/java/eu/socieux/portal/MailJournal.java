package eu.socieux.portal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import eu.socieux.correspondence.Unread;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The journal of mail: letters ({@code message_log}) and what came in ({@code inbound_message}) in one list, the newest
 * first. A page is read from the index of each table and then merged. Who may ask is for callers to check.
 */
@Component
class MailJournal {

    /** Of more messages nobody wants to know how many there are. */
    static final int COUNTED = 10_000;

    private static final String LINES_IN =
            """
            select 'in' as direction, m.id, m.noticed_at as at, null as name, m.sender as address, m.subject,
                   m.state, m.placement, m.reason, m.attempts, null::timestamptz as next_attempt_at,
                   null::timestamptz as sent_at, coalesce(m.case_number, m.file_number, l.case_number) as case_number,
                   m.version_id, m.original is not null as kept, m.letter_id, null as letter
            from inbound_message m left join message_log l on l.id = m.letter_id where %s order by m.noticed_at desc, m.id desc limit :most""";

    private static final String LINES_OUT =
            """
            select 'out' as direction, m.id, m.written_at as at, m.recipient_name as name,
                   m.recipient_address as address, m.subject, m.state, null as placement, m.reason, m.attempts,
                   m.next_attempt_at, m.sent_at, m.case_number, m.version_id, false as kept, null::bigint as letter_id,
                   m.letter
            from message_log m where %s order by m.written_at desc, m.id desc limit :most""";

    private final JdbcClient jdbc;
    private final ZoneId zone;

    MailJournal(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.zone = clock.getZone();
    }

    /**
     * A message.
     *
     * @param at when it came in, or was written
     * @param name of the recipient, null when not known
     * @param address of the other side, null when it cannot be read
     * @param placement null for a letter, and while nobody has decided
     * @param reason why it is placed or in its state, null when there is nothing to say
     * @param attempts to send or to file it
     * @param nextAttemptAt null when it is not tried again
     * @param caseNumber of the case or file it belongs to, or of the letter that it answers; null for none
     * @param versionId the message among the documents, null when it is not there
     * @param kept whether its bytes are kept without being a document
     * @param letterId the letter that it answers or returns, null for none
     * @param letter key in the catalogue, null for what came in
     * @param unread what of it could not be read
     */
    record Line(
            String direction,
            long id,
            Instant at,
            String name,
            String address,
            String subject,
            String state,
            String placement,
            String reason,
            int attempts,
            Instant nextAttemptAt,
            Instant sentAt,
            String caseNumber,
            Long versionId,
            boolean kept,
            Long letterId,
            String letter,
            List<Unread> unread) {

        /** Names the line in addresses: {@code in-17}. */
        String key() {
            return direction + "-" + id;
        }

        private Line with(List<Unread> lines) {
            return new Line(
                    direction,
                    id,
                    at,
                    name,
                    address,
                    subject,
                    state,
                    placement,
                    reason,
                    attempts,
                    nextAttemptAt,
                    sentAt,
                    caseNumber,
                    versionId,
                    kept,
                    letterId,
                    letter,
                    lines);
        }
    }

    private record Place(String direction, long id, Timestamp at) {}

    private record UnreadOf(long message, Unread line) {}

    /**
     * A page of the messages that are asked for.
     *
     * @param after {@link Line#key} of the message after which it begins, null for the beginning
     * @param before key of the message before which it ends, null when it does not end before any
     */
    @Transactional(readOnly = true)
    Keyset<Line> page(MailFilter filter, String after, String before, int size) {
        Optional<Place> place = place(before == null ? after : before);
        boolean backwards = before != null && place.isPresent();
        Conditions in = in(filter);
        Conditions out = out(filter);
        place.ifPresent(row -> {
            beyond(in, "noticed_at", row, MailFilter.IN, backwards);
            beyond(out, "written_at", row, MailFilter.OUT, backwards);
        });
        List<String> sides = Stream.of(
                        filter.includesIn() ? LINES_IN.formatted(in.sql()) : null,
                        filter.includesOut() ? LINES_OUT.formatted(out.sql()) : null)
                .filter(side -> side != null)
                .map(side -> backwards ? side.replace(" desc", "") : side)
                .toList();
        if (sides.isEmpty()) {
            return new Keyset<>(List.of(), null, null);
        }
        // At one moment what came in stands before what went out, the later number before the earlier
        String order = backwards ? "at, direction desc, id" : "at desc, direction, id desc";
        List<Line> found = jdbc.sql(
                        sides.stream().collect(Collectors.joining(") union all (", "select * from ((", ")) m"))
                                + " order by " + order + " limit :most")
                .params(in.values())
                .params(out.values())
                .param("most", size + 1)
                .query(MailJournal::line)
                .list();
        Keyset<Line> page = Keyset.of(found, size, place.isPresent() && !backwards, backwards, Line::key);
        return new Keyset<>(complete(page.rows()), page.previous(), page.next());
    }

    /** How many messages are asked for; not counted beyond {@value #COUNTED}, and one more says so. */
    @Transactional(readOnly = true)
    int count(MailFilter filter) {
        Conditions in = in(filter);
        Conditions out = out(filter);
        int most = COUNTED + 1;
        int found = filter.includesIn() ? count("inbound_message", in, most) : 0;
        return filter.includesOut() && found < most ? Math.min(most, found + count("message_log", out, most)) : found;
    }

    /** The bytes of a message that no case keeps; empty when there is no such message. */
    @Transactional(readOnly = true)
    Optional<byte[]> original(long id) {
        return jdbc.sql("select original from inbound_message where id = :id and original is not null")
                .param("id", id)
                .query((row, index) -> row.getBytes("original"))
                .optional();
    }

    private int count(String table, Conditions conditions, int most) {
        return jdbc.sql("select count(*) from (select 1 from %s m where %s limit :most) found"
                        .formatted(table, conditions.sql()))
                .params(conditions.values())
                .param("most", most)
                .query(Integer.class)
                .single();
    }

    private Conditions in(MailFilter filter) {
        return conditions(filter, "noticed_at")
                .with(
                        "m.id in (select id from inbound_message where case_number = :case or file_number = :case"
                                + " union all select i.id from message_log l join inbound_message i on i.letter_id = l.id"
                                + " where l.case_number = :case)",
                        "case",
                        filter.caseNumber())
                .with("m.placement = :placement", "placement", filter.placement());
    }

    private Conditions out(MailFilter filter) {
        return conditions(filter, "written_at").with("m.case_number = :case", "case", filter.caseNumber());
    }

    private Conditions conditions(MailFilter filter, String time) {
        Conditions conditions = new Conditions()
                .with("m.state = :state", "state", filter.state())
                .with("m." + time + " >= :from", "from", beginning(filter.from()))
                .with(
                        "m." + time + " < :until",
                        "until",
                        filter.to() == null ? null : beginning(filter.to().plusDays(1)));
        SearchWords search = SearchWords.of(filter.words());
        if (search.words().isEmpty() && !filter.words().isEmpty()) {
            conditions.with("false");
        }
        IntStream.range(0, search.words().size())
                .forEach(index -> conditions.with(
                        "m.words @@ to_tsquery('simple', :start" + index + ")",
                        "start" + index,
                        search.words().get(index) + ":*"));
        return conditions;
    }

    /** The rows of one side that stand beyond a place, which may be a row of the other side. */
    private static void beyond(Conditions conditions, String time, Place place, String direction, boolean backwards) {
        boolean behind = direction.compareTo(place.direction()) > 0;
        long id = direction.equals(place.direction()) ? place.id() : behind ? Long.MAX_VALUE : Long.MIN_VALUE;
        conditions
                .with("(m.%s, m.id) %s (:placeAt, :%sPlaceId)".formatted(time, backwards ? ">" : "<", direction))
                .value("placeAt", place.at())
                .value(direction + "PlaceId", id);
    }

    private Optional<Place> place(String key) {
        if (key == null) {
            return Optional.empty();
        }
        String direction = key.substring(0, key.indexOf('-'));
        long id = Long.parseLong(key.substring(key.indexOf('-') + 1));
        return jdbc.sql(
                        MailFilter.IN.equals(direction)
                                ? "select noticed_at from inbound_message where id = :id"
                                : "select written_at from message_log where id = :id")
                .param("id", id)
                .query((row, index) -> new Place(direction, id, row.getTimestamp(1)))
                .optional();
    }

    private Timestamp beginning(LocalDate day) {
        return day == null ? null : Timestamp.from(day.atStartOfDay(zone).toInstant());
    }

    private List<Line> complete(List<Line> lines) {
        List<Long> received = lines.stream()
                .filter(line -> MailFilter.IN.equals(line.direction()))
                .map(Line::id)
                .toList();
        if (received.isEmpty()) {
            return lines;
        }
        Map<Long, List<Unread>> unread = jdbc
                .sql(
                        "select * from inbound_unread where inbound_message_id in (:ids) order by inbound_message_id, position")
                .param("ids", received)
                .query((row, index) -> new UnreadOf(
                        row.getLong("inbound_message_id"),
                        new Unread(
                                row.getString("part"),
                                Unread.Reason.valueOf(row.getString("reason")),
                                row.getString("detail"))))
                .list()
                .stream()
                .collect(groupingBy(UnreadOf::message, mapping(UnreadOf::line, toList())));
        return lines.stream()
                .map(line -> MailFilter.IN.equals(line.direction())
                        ? line.with(unread.getOrDefault(line.id(), List.of()))
                        : line)
                .toList();
    }

    private static Line line(ResultSet row, int index) throws SQLException {
        return new Line(
                row.getString("direction"),
                row.getLong("id"),
                row.getTimestamp("at").toInstant(),
                row.getString("name"),
                row.getString("address"),
                row.getString("subject"),
                row.getString("state"),
                row.getString("placement"),
                row.getString("reason"),
                row.getInt("attempts"),
                instant(row, "next_attempt_at"),
                instant(row, "sent_at"),
                row.getString("case_number"),
                row.getObject("version_id", Long.class),
                row.getBoolean("kept"),
                row.getObject("letter_id", Long.class),
                row.getString("letter"),
                List.of());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
