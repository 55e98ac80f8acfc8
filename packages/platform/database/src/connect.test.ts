import { createServer } from 'node:net'
import { expect, it } from 'vitest'
import { connect, isUnreachable, statement, transaction } from './index.ts'

/** A message of PostgreSQL's protocol: its type, the length with itself, the content. */
function message(type: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeInt32BE(4 + content.length)
  return Buffer.concat([Buffer.from(type), length, content])
}

const authenticated = message('R', Buffer.alloc(4))
const ready = message('Z', Buffer.from('I'))
const goingDown = message('E', Buffer.from('SFATAL\0C57P01\0Mterminating connection\0\0'))

it('survives a server that goes down in the moment it hands a connection out', async () => {
  // One packet: the client is ready, and told the end, before the transaction has had its turn.
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', () => socket.end(Buffer.concat([authenticated, ready, goingDown])))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const database = connect({ url: `postgres://somebody@127.0.0.1:${port}/shop` })
  const error = await transaction(database, (tx) => tx.query(statement('test.one', 'select 1'))).catch(
    (thrown: unknown) => thrown,
  )
  expect(isUnreachable(error)).toBe(true)
  await database.close()
  await new Promise((resolve) => server.close(resolve))
})
