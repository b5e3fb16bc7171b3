insert into nines.qrtz_job_details (sched_name, job_name, job_group, job_class_name, is_durable, is_nonconcurrent, is_update_data, requests_recovery)
values ('nines-home', 'plan', 'nines', 'dev.nines.monitor.schedule.PlanJob', true, true, false, false);
insert into nines.qrtz_locks (sched_name, lock_name) values ('nines-home', 'TRIGGER_ACCESS');
