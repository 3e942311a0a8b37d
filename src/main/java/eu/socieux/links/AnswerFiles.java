package eu.socieux.links;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Files brought in with an answer that is not sent yet. They stay out of the register until it is. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class AnswerFiles {

    private final JdbcClient jdbc;
    private final Clock clock;

    AnswerFiles(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(AnswerLink link, String type, String fileName, byte[] content) {
        jdbc.sql(
                        """
                        insert into answer_file (task_id, recipient_address, document_type, file_name, size, content,
                            brought_at)
                        values (:task, :address, :type, :name, :size, :content, :now)
                        """)
                .param("task", link.taskId())
                .param("address", link.address())
                .param("type", type)
                .param("name", fileName)
                .param("size", content.length)
                .param("content", content)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    List<BroughtFile> of(AnswerLink link) {
        return jdbc.sql(
                        """
                        select id, document_type, file_name, size from answer_file
                        where task_id = :task and recipient_address = :address order by id
                        """)
                .param("task", link.taskId())
                .param("address", link.address())
                .query((row, index) -> new BroughtFile(
                        row.getLong("id"),
                        row.getString("document_type"),
                        row.getString("file_name"),
                        row.getLong("size")))
                .list();
    }

    byte[] content(long id) {
        return jdbc.sql("select content from answer_file where id = :id")
                .param("id", id)
                .query((row, index) -> row.getBytes("content"))
                .single();
    }

    void remove(AnswerLink link, long id) {
        jdbc.sql("delete from answer_file where id = :id and task_id = :task and recipient_address = :address")
                .param("id", id)
                .param("task", link.taskId())
                .param("address", link.address())
                .update();
    }

    void forget(String taskId) {
        jdbc.sql("delete from answer_file where task_id = :task")
                .param("task", taskId)
                .update();
    }
}
