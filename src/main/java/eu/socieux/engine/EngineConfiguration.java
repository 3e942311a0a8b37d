package eu.socieux.engine;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    @Bean
    static Clock clock(EngineSettings settings) {
        return new EngineClock(settings.zone());
    }

    /** The job executor's own pool: jobs in hand are finished before the application stops. */
    @Bean
    static ThreadPoolTaskExecutor camundaTaskExecutor(EngineSettings settings) {
        var pool = new ThreadPoolTaskExecutor();
        pool.setThreadNamePrefix("job-");
        pool.setCorePoolSize(settings.jobThreads());
        pool.setMaxPoolSize(settings.jobThreads());
        pool.setQueueCapacity(settings.jobThreads() * 15);
        pool.setWaitForTasksToCompleteOnShutdown(true);
        pool.setAwaitTerminationSeconds((int) settings.shutdownGrace().toSeconds());
        return pool;
    }
}
