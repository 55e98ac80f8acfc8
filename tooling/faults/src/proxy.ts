import { connect, createServer, type Socket } from 'node:net'

/** When a connection is cut: behind the given message of one direction, or after a number of bytes. */
export type Cut =
  | { readonly from: 'client' | 'server'; readonly afterMessages: number }
  | { readonly from: 'client' | 'server'; readonly afterBytes: number }
  /** PostgreSQL has committed, and its answer does not arrive. */
  | 'before the answer to the commit'

/** A proxy in front of PostgreSQL that cuts connections at a chosen place. */
export interface CuttingProxy {
  readonly port: number
  /** Cuts at that place, once, counted from now; undefined lets everything through. */
  cut(place: Cut | undefined): void
  /** Messages that went through since `cut` was called. */
  readonly passed: { readonly client: number; readonly server: number }
  readonly cuts: number
  close(): Promise<void>
}

/** Passes on everything to the server of that port, message by message of PostgreSQL's protocol (version 3). */
export async function startProxy(serverPort: number): Promise<CuttingProxy> {
  let place: Cut | undefined
  let messages = { client: 0, server: 0 }
  let bytes = { client: 0, server: 0 }
  let cuts = 0
  const open = new Set<Socket>()

  const listener = createServer((client) => {
    const server = connect(serverPort, '127.0.0.1')
    const end = () => {
      client.destroy()
      server.destroy()
      open.delete(client)
      open.delete(server)
    }
    for (const [from, source, target] of [
      ['client', client, server],
      ['server', server, client],
    ] as const) {
      open.add(source)
      source.setNoDelay(true)
      // The first message of a client has no type before its length.
      const read = messageReader(from === 'client')
      source.on('error', end)
      source.on('close', end)
      source.on('data', (chunk: Buffer) => {
        for (const message of read(chunk)) {
          const allowed = allowance(from, message)
          if (allowed === undefined) {
            target.write(message)
            continue
          }
          cuts++
          place = undefined
          // What is allowed still arrives; then both sides see the connection break.
          if (allowed > 0) target.write(message.subarray(0, allowed), end)
          else end()
          return
        }
      })
    }
  })

  /** Undefined: the message may pass, and the connection lives. Else as many of its bytes may, and no more. */
  function allowance(from: 'client' | 'server', message: Buffer): number | undefined {
    messages[from]++
    bytes[from] += message.length
    if (!place) return undefined
    if (place === 'before the answer to the commit')
      return from === 'server' && isCommitTag(message) ? 0 : undefined
    if (place.from !== from) return undefined
    if ('afterMessages' in place) return messages[from] > place.afterMessages ? 0 : undefined
    return bytes[from] > place.afterBytes ? message.length - (bytes[from] - place.afterBytes) : undefined
  }

  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  const address = listener.address()
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port')
  return {
    port: address.port,
    cut(next) {
      place = next
      messages = { client: 0, server: 0 }
      bytes = { client: 0, server: 0 }
    },
    get passed() {
      return { ...messages }
    },
    get cuts() {
      return cuts
    },
    async close() {
      for (const socket of open) socket.destroy()
      await new Promise((resolve) => listener.close(resolve))
    },
  }
}

const commandComplete = 'C'.charCodeAt(0)

function isCommitTag(message: Buffer): boolean {
  return message[0] === commandComplete && message.toString('latin1', 5, message.length - 1) === 'COMMIT'
}

/** Cuts a stream into the protocol's messages: a type byte (but for the first of a client), then a length, then the rest. */
function messageReader(startsWithoutType: boolean): (chunk: Buffer) => Buffer[] {
  let left: Buffer = Buffer.alloc(0)
  let typeLength = startsWithoutType ? 0 : 1
  return (chunk) => {
    left = Buffer.concat([left, chunk])
    const whole: Buffer[] = []
    while (left.length >= typeLength + 4) {
      const length = typeLength + left.readUInt32BE(typeLength)
      if (left.length < length) break
      whole.push(left.subarray(0, length))
      left = left.subarray(length)
      typeLength = 1
    }
    return whole
  }
}
