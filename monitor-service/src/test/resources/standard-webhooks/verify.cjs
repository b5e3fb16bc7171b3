// Reads {secret, headers, body} a line and says for each whether the official library takes it.
const { Webhook } = require('standardwebhooks')
for (const line of require('fs').readFileSync(0, 'utf8').trim().split('\n')) {
  const { secret, headers, body } = JSON.parse(line)
  try {
    new Webhook(secret).verify(body, headers)
    console.log('verified')
  } catch (e) {
    console.log('refused: ' + e.message)
  }
}
