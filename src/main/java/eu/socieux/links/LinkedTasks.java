package eu.socieux.links;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of links when the tasks they were made for begin and end. */
@Component
@Transactional
public class LinkedTasks {

    private final LinkRegister register;
    private final AnswerFiles files;

    LinkedTasks(LinkRegister register, AnswerFiles files) {
        this.register = register;
        this.files = files;
    }

    /** The task is there: links that letters carried before it now lead to it. */
    public void opened(String processInstanceId, String taskKey, String taskId) {
        register.bind(processInstanceId, taskKey, taskId);
    }

    /** The task has ended: what somebody began to answer is thrown away. */
    public void ended(String taskId) {
        files.forget(taskId);
    }
}
