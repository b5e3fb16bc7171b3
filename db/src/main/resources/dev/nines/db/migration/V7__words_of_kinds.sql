-- Tokens that shared a read, so that their distance was not seen; a prompt of which the server had a part in its cache;
-- a stream where a document was asked for.
insert into nines.flag (bit, word) values (28, 'coalesced_tokens'), (29, 'prompt_cached'), (30, 'unasked_stream');
