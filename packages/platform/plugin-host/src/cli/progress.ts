import type { Progress } from '@platform/plugin-api'

const WIDTH = 24
const REDRAW_MS = 100

/** A bar with numbers on standard error; where that is no terminal, a line every tenth. */
export function createProgress(title: string, stream: NodeJS.WriteStream = process.stderr): Progress {
  let drawnAt = 0
  let tenth = -1
  let last = { done: 0, of: 0 }
  let written = ''
  const write = (line: string) => {
    // Where lines stay, none is written twice.
    if (!stream.isTTY && line === written) return
    written = line
    stream.write(stream.isTTY ? `\r\x1b[K${line}` : `${line}\n`)
  }
  return {
    step(done, of) {
      last = { done, of }
      const share = of === 0 ? 1 : Math.min(done / of, 1)
      const due = stream.isTTY ? Date.now() - drawnAt >= REDRAW_MS : Math.floor(share * 10) > tenth
      if (!due) return
      drawnAt = Date.now()
      tenth = Math.floor(share * 10)
      write(lineOf({ title, share, ...last }))
    },
    end() {
      const { done, of } = last
      write(lineOf({ title, share: of === 0 ? 1 : done / of, done, of }))
      if (stream.isTTY) stream.write('\n')
    },
  }
}

function lineOf({
  title,
  share,
  done,
  of,
}: {
  title: string
  share: number
  done: number
  of: number
}): string {
  const filled = Math.round(share * WIDTH)
  const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled)
  const count = `${done.toLocaleString('en')} of ${of.toLocaleString('en')}`
  return `${title}  ${bar} ${Math.floor(share * 100)} %  ${count}`
}
