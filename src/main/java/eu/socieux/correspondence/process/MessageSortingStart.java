package eu.socieux.correspondence.process;

import eu.socieux.correspondence.MessageToSort;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Asks the registry to sort a message, or to look at it in quarantine, in the transaction that opens its file. */
@Component
class MessageSortingStart {

    private final RuntimeService runtimeService;

    MessageSortingStart(@Lazy RuntimeService runtimeService) {
        this.runtimeService = runtimeService;
    }

    @EventListener
    void messageToSort(MessageToSort message) {
        runtimeService.startProcessInstanceByKey(
                message.readable() ? MessageSortingProcess.KEY : UnreadableMessageProcess.KEY,
                message.file().value());
    }
}
