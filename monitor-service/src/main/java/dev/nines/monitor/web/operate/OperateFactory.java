package dev.nines.monitor.web.operate;

import dev.nines.db.access.AuditLog;
import dev.nines.db.state.Answers;
import dev.nines.db.state.Claims;
import dev.nines.db.state.Remarks;
import dev.nines.db.state.Silences;
import dev.nines.monitor.access.StoredTrail;
import dev.nines.monitor.alert.office.MessageOffice;
import dev.nines.monitor.alert.office.MessageOffice.Box;
import dev.nines.monitor.claim.ClaimOffice;
import dev.nines.monitor.evaluate.EvaluationRound.Outcome;
import dev.nines.monitor.evaluate.JudgingOffice;
import dev.nines.monitor.silence.SilenceOffice;
import dev.nines.monitor.silence.SilenceOffice.Store;
import dev.nines.monitor.watch.Watch;
import dev.nines.sla.store.StatementArchive;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;

/** The offices of the running service. */
@Factory
@Requires(beans = Watch.class)
final class OperateFactory {
    private final Watch watch;

    OperateFactory(Watch watch) {
        this.watch = watch;
    }

    @Singleton
    SilenceOffice silences(InstantSource clock) {
        return new SilenceOffice(Store.of(new Silences(watch.stores().source())), watch.silences(), clock);
    }

    @Singleton
    ClaimOffice claims(StatementArchive archive, InstantSource clock) {
        var source = watch.stores().source();
        return new ClaimOffice(ClaimOffice.Store.of(new Remarks(source), new Claims(source)), archive, clock);
    }

    private record WatchJudge(Watch watch) implements JudgingOffice.Judge {
        @Override
        public Outcome judge(String contract, String period) {
            return watch.judge(contract, period);
        }

        @Override
        public Map<String, String> notes() {
            return watch.judgingNotes();
        }
    }

    @Singleton
    JudgingOffice judging(InstantSource clock) {
        return new JudgingOffice(new WatchJudge(watch), new StoredTrail(new AuditLog(watch.stores().source())), clock);
    }

    @Singleton
    MessageOffice messages(InstantSource clock) {
        var stores = watch.stores();
        var box = Box.of(stores.outbox(), stores.deliveries(), new Answers(stores.source()), watch::wakeDelivery);
        return new MessageOffice(box, watch, new StoredTrail(new AuditLog(stores.source())), clock);
    }
}
