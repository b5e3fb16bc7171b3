-- Whatever the server's default: of two that migrate at once, the second must see what the first has done.
set session characteristics as transaction isolation level read committed, read write;
