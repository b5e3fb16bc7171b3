-- An answer that came while the monitor itself stood still: it was there, but how long it took is not known.
insert into nines.flag (bit, word) values (27, 'monitor_delayed');
