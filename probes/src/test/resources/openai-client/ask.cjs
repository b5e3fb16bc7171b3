// The official client for Node asks the simulated gateway in every way that we simulate, and prints what it understood
// as one JSON object. Arguments: base URL, API key.
const OpenAI = require('openai');

const [baseURL, apiKey] = process.argv.slice(2);
const client = new OpenAI({ baseURL, apiKey, maxRetries: 0, timeout: 10_000 });
const ask = (model, more) =>
  ({ model, max_tokens: 16, messages: [{ role: 'user', content: 'Say this word: pong-1a2b3c4d' }], ...more });

async function streamed(model) {
  const { data, response } = await client.chat.completions
    .create(ask(model, { stream: true, stream_options: { include_usage: true } })).withResponse();
  const heard = { text: '', reasoning: '', chunks: 0, finish: null, usage: null, type: response.headers.get('content-type') };
  for await (const chunk of data) {
    heard.chunks++;
    heard.text += chunk.choices[0]?.delta?.content ?? '';
    heard.reasoning += chunk.choices[0]?.delta?.reasoning_content ?? '';
    heard.finish = chunk.choices[0]?.finish_reason ?? heard.finish;
    heard.usage = chunk.usage ?? heard.usage;
  }
  return heard;
}

async function whole(model) {
  const { data, request_id } = await client.chat.completions.create(ask(model)).withResponse();
  return { text: data.choices[0].message.content, finish: data.choices[0].finish_reason, usage: data.usage,
    model: data.model, object: data.object, requestId: request_id };
}

// The client's own class of error, which is how its users tell one trouble from another.
async function refused(promise) {
  try {
    return { answered: await promise };
  } catch (e) {
    return { error: e.constructor.name, status: e.status ?? null, code: e.code ?? null };
  }
}

(async () => {
  const models = [];
  for await (const model of client.models.list()) models.push(model.id);
  const stranger = new OpenAI({ baseURL, apiKey: 'sk-of-a-stranger', maxRetries: 0 });
  console.log(JSON.stringify({
    models,
    streamed: await streamed('m/plain'),
    thought: await streamed('m/reasoning'),
    whole: await whole('m/plain'),
    helped: await client.chat.completions.stream(ask('m/plain')).finalContent(),
    unknown: await refused(client.chat.completions.create(ask('m/nobody'))),
    stranger: await refused(stranger.models.list()),
    limited: await refused(client.chat.completions.create(ask('m/rate-limited'))),
    overloaded: await refused(client.chat.completions.create(ask('m/http-503'))),
    reset: await refused(client.chat.completions.create(ask('m/reset'))),
    cut: await refused(streamed('m/truncated')),
  }));
})();
