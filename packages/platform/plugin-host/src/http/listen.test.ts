import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { listen } from './listen.ts'

it('stops under load, and cuts nobody off in the midst of a request', async () => {
  let begun = 0
  let answered = 0
  const server = await listen((_request, response) => {
    begun++
    void sleep(40).then(() => response.end('done', () => answered++))
  }, 0)
  const address = `http://127.0.0.1:${server.port}`
  const clients = Array.from({ length: 10 }, async () => {
    // Over and over on connections that are kept, until nobody listens any more.
    for (;;) {
      const response = await fetch(address).catch(() => undefined)
      if (response === undefined) return
      expect(await response.text()).toBe('done')
    }
  })
  await expect.poll(() => answered, { timeout: 10_000 }).toBeGreaterThan(20)
  await server.close()
  await Promise.all(clients)
  expect(answered).toBe(begun)
})
