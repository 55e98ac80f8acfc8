// Progress goes to standard error: the output of a command stays its own.
const out = process.stderr
const clear = out.isTTY ? '\r\x1b[K' : ''

/** Announces a step; its lines overwrite each other on a terminal, and follow each other in a log. */
export function step(title) {
  const started = performance.now()
  out.write(out.isTTY ? `${title} ...` : `${title} ...\n`)
  return {
    line(text) {
      if (out.isTTY) out.write(`${clear}${title}: ${text}`.slice(0, (out.columns ?? 80) + clear.length - 1))
      else out.write(`  ${text}\n`)
    },
    done(result = 'done') {
      out.write(`${clear}${title}: ${result} (${((performance.now() - started) / 1000).toFixed(1)} s)\n`)
    },
    failed(details) {
      out.write(`${clear}${title}: FAILED\n${details.trimEnd()}\n`)
    },
  }
}
