-- The request that the other clients send, for wrk.
wrk.method = "POST"
wrk.body = '{"model":"m-1","messages":[{"role":"user","content":"0123abcd ping"}],"max_tokens":16,"stream":true}'
wrk.headers["Content-Type"] = "application/json"
