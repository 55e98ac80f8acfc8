import { connect, type Socket } from 'node:net'

/** What a server answered. */
export interface Answered {
  readonly status: number
  readonly body: string
}

/** A connection that asks one thing at a time, and is opened anew when the server has closed it for being idle. */
export interface KeepAlive {
  /** Sends a whole request, as its bytes stand on the wire, and waits for the whole answer. */
  ask(request: string): Promise<Answered>
  close(): Promise<void>
}

const endOfHead = '\r\n\r\n'

/**
 * As much of HTTP/1.1 as a till needs: its answers are whole and say how long they are. A client of the kind that programs
 * use costs a fifth of what the server itself does for a sale, and tills are other machines than the server they ask.
 */
export function keepAlive(url: string): KeepAlive {
  const { hostname, port } = new URL(url)
  let socket = open()
  let waiting: { settle(answer: Answered): void; fail(error: unknown): void } | undefined
  let chunks: Buffer[] = []
  let received = 0
  let head: { readonly status: number; readonly size: number; readonly wanted: number } | undefined

  function open(): Socket {
    const opened = connect({ host: hostname, port: Number(port), noDelay: true })
    const end = (error?: Error) => {
      if (opened === socket) waiting?.fail(error ?? new Error('the server hung up'))
    }
    return opened
      .on('error', end)
      .on('close', () => end())
      .on('data', take)
  }

  function take(chunk: Buffer): void {
    chunks.push(chunk)
    received += chunk.length
    if (chunks.length > 1 && !head) chunks = [Buffer.concat(chunks)]
    head ??= headOf(chunks[0] ?? chunk)
    if (!head || received < head.wanted) return
    const { status, size } = head
    const [first = chunk, ...more] = chunks
    const whole = more.length === 0 ? first : Buffer.concat(chunks)
    const { settle } = waiting ?? { settle: () => {} }
    waiting = undefined
    chunks = []
    received = 0
    head = undefined
    settle({ status, body: whole.toString('utf8', size) })
  }

  return {
    ask: (request) =>
      new Promise((settle, fail) => {
        if (waiting) throw new Error('a till asks one thing at a time')
        waiting = { settle, fail }
        if (!socket.writable) socket = open()
        socket.write(request)
      }),
    close: () =>
      new Promise((resolve) => {
        if (socket.destroyed) return resolve()
        socket.once('close', () => resolve())
        socket.end()
      }),
  }
}

function headOf(bytes: Buffer) {
  const end = bytes.indexOf(endOfHead)
  if (end < 0) return undefined
  const text = bytes.toString('latin1', 0, end)
  const status = Number(text.slice('HTTP/1.1 '.length, 'HTTP/1.1 200'.length))
  const length = /\r\ncontent-length: (\d+)/i.exec(text)?.[1]
  if (length === undefined) throw new Error(`an answer does not say how long it is:\n${text}`)
  const size = end + endOfHead.length
  return { status, size, wanted: size + Number(length) }
}
